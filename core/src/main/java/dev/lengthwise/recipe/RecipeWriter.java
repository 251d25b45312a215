package dev.lengthwise.recipe;

import dev.lengthwise.task.TaskConfig;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes effective recipes: every key with its value, defaults included, always in the same order. Reading gives the same recipe
 * back. Keys that mean nothing for the kind of the task, the temper or the position are left out, and
 * {@code of}, {@code start} and {@code stopAt} where they are not given.
 */
public final class RecipeWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RecipeWriter() {
    }

    /** The recipe as YAML. */
    public static String yaml(Recipe recipe) {
        return YamlText.write(tree(recipe));
    }

    /** The recipe as JSON, for manifests. */
    public static ObjectNode json(Recipe recipe) {
        return JSON.valueToTree(tree(recipe));
    }

    /** The recipe as maps, lists, strings, numbers and booleans, in the order of the file. */
    public static SequencedMap<String, Object> tree(Recipe recipe) {
        return KeyWriter.tree(recipe);
    }

    public static SequencedMap<String, Object> task(TaskConfig task) {
        SequencedMap<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", task.kind().name());
        tree.putAll(KeyWriter.tree((Record) task));
        return tree;
    }
}
