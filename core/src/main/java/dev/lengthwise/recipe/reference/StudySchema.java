package dev.lengthwise.recipe.reference;

import dev.lengthwise.key.Kind;
import dev.lengthwise.recipe.PlanKind;
import dev.lengthwise.recipe.StudyFileKeys;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema of study files, for editors: of those of arms, and of further kinds. */
public final class StudySchema {
    private StudySchema() {
    }

    /**
     * The schema, as draft 7, which editors know.
     *
     * @param kinds the further kinds of study
     */
    public static ObjectNode json(List<PlanKind> kinds) {
        KeySchema schema = new KeySchema("A study of lengthwise");
        ArrayNode either = schema.whole().putArray("anyOf");
        schema.record(either.addObject(), StudyFileKeys.class);
        for (PlanKind kind : kinds) {
            ObjectNode option = either.addObject();
            option.putObject("properties").putObject("kind").put("const", kind.word()).put("description",
                    Objects.requireNonNull(kind.keys().getAnnotation(Kind.class)).says());
            schema.record(option, kind.keys());
            option.withArray("required").add("kind");
        }
        return schema.whole();
    }
}
