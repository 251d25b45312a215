package dev.lengthwise.experiment;

import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.tensor.DamagedFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What weights were made with: kept as JSON in the very file that holds them, since the same numbers are another model with other
 * heads, and nothing in the numbers tells.
 */
public final class Origin {
    private static final List<String> PASSING = List.of("steps", "stopAt", "branches", "checkpointEvery", "keep",
            "logEvery");

    private Origin() {
    }

    /**
     * Checks that weights are read as what they were made as. How the JSON is laid out and in which order its keys stand does not
     * matter.
     *
     * @param weights the file that holds them, for messages
     * @param kept what the file says they were made with
     * @param source what says how they are read now, for messages
     * @param now what it says
     * @throws DamagedFileException that names the first key which differs, and both values
     */
    static void require(Path weights, String kept, String source, ObjectNode now) {
        ObjectNode made;
        try {
            made = Json.parse(kept);
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException(weights + ": what it was made with is " + e.getMessage());
        }
        difference("", made, now).ifPresent(difference -> {
            throw new DamagedFileException(source + ": " + difference.path() + " is " + shown(difference.now())
                    + "; the weights in " + weights.getFileName() + " were made with " + shown(difference.made()));
        });
    }

    /**
     * Checks that a checkpoint is gone on with, and looked at, by the recipe that it was made by. What may differ is how long training
     * goes on, what is kept and measured on the way, and the run's name.
     *
     * @param checkpoint for messages
     * @param kept what it says it was made by; keys that are newer had their defaults
     * @param source what says how it is read now, for messages
     * @param now what it says
     * @throws DamagedFileException that names the first key which differs, and both values
     */
    public static void requireRecipe(Path checkpoint, String kept, String source, Recipe now) {
        Recipe made;
        try {
            made = RecipeReader.parse(checkpoint + ": its recipe", kept);
        } catch (RecipeException e) {
            throw new DamagedFileException(String.valueOf(e.getMessage()));
        }
        require(checkpoint, Json.line(lasting(made)), source, lasting(now));
    }

    /** A recipe as a checkpoint keeps it. */
    public static String of(Recipe recipe) {
        return Json.line(RecipeWriter.json(recipe));
    }

    private static ObjectNode lasting(Recipe recipe) {
        ObjectNode lasting = RecipeWriter.json(recipe);
        lasting.remove(List.of("name", "evaluate"));
        ((ObjectNode) lasting.required("train")).remove(PASSING);
        ((ObjectNode) lasting.required("task")).remove(recipe.task().circumstances());
        return lasting;
    }

    /**
     * Where two documents differ.
     *
     * @param made null where this one has nothing, and {@code now} likewise
     */
    record Difference(String path, JsonNode made, JsonNode now) {
    }

    /** The first difference, in the order of the keys. */
    static Optional<Difference> difference(String path, JsonNode made, JsonNode now) {
        if (made.isObject() && now.isObject()) {
            TreeSet<String> keys = new TreeSet<>(made.propertyNames());
            keys.addAll(now.propertyNames());
            return keys.stream().flatMap(key -> difference(path.isEmpty() ? key : path + "." + key, made.path(key),
                    now.path(key)).stream()).findFirst();
        }
        if (made.isArray() && now.isArray() && made.size() == now.size()) {
            for (int i = 0; i < made.size(); i++) {
                Optional<Difference> difference = difference(path + "." + i, made.path(i), now.path(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        boolean same = isFinite(made) && isFinite(now)
                ? made.decimalValue().compareTo(now.decimalValue()) == 0 // 1 and 1.0
                : made.equals(now);
        return same ? Optional.empty() : Optional.of(new Difference(path, made, now));
    }

    private static boolean isFinite(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.asDouble());
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "missing" : Json.line(value);
    }
}
