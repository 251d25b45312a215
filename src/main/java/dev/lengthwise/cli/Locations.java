package dev.lengthwise.cli;

import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.Shipped;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where recipes, studies and runs are found. */
final class Locations {
    /** The folder that runs and studies go to, below the working directory. */
    static final Path RUNS = Path.of("runs");

    private Locations() {
    }

    /** A recipe or study file: the path itself, or a name of those that come along. */
    static Path file(Shipped kind, String name) {
        Path path = Path.of(name);
        if ((Files.exists(path) && !Files.isDirectory(path)) || Shipped.isPath(name)) {
            return path;
        }
        return kind.find(name).orElseThrow(() -> new RecipeException(name + ": " + kind.missing(name)));
    }
}
