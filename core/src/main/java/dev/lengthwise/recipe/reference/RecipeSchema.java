package dev.lengthwise.recipe.reference;

import dev.lengthwise.recipe.Recipe;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema of recipes, for editors. */
public final class RecipeSchema {
    private RecipeSchema() {
    }

    /** The schema, as draft 7, which editors know. */
    public static ObjectNode json() {
        KeySchema schema = new KeySchema("A recipe of lengthwise");
        schema.record(schema.whole(), Recipe.class);
        return schema.whole();
    }
}
