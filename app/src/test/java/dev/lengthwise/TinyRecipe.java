package dev.lengthwise;

import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A recipe that trains in a fraction of a second: everything is small, nothing is left out. */
public final class TinyRecipe {
    public static final String YAML = """
            task: {kind: sort, values: 10}
            hints: [{kind: successor, share: 0.5}]
            lengths: [{min: 1, max: 4, share: 1}]
            model: {depth: 1, width: 8, heads: 2, mlp: 16}
            train: {steps: 30, batch: 8, learningRate: 1e-2, precision: fp32, checkpointEvery: 10, logEvery: 4}
            evaluate: {lengths: [3, 6], samples: 20}
            """;

    private TinyRecipe() {
    }

    /** @param sets as {@code --set} takes them */
    public static Recipe with(String... sets) {
        return RecipeReader.parse("tiny", YAML, List.of(sets));
    }

    /** The recipe in a file {@code tiny.yaml}. */
    public static Path file(Path folder) throws IOException {
        return Files.writeString(folder.resolve("tiny.yaml"), YAML);
    }
}
