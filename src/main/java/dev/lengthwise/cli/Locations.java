package dev.lengthwise.cli;

import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where recipes, studies and runs are found. */
final class Locations {
    /** The folder that runs and studies go to, below the working directory. */
    static final Path RUNS = Path.of("runs");

    private static final String ENDING = ".yaml";

    private Locations() {
    }

    /**
     * A recipe or study file: the path itself, or a name of those that come along.
     *
     * @param kind {@code recipes} or {@code studies}
     */
    static Path file(String kind, String name) {
        Path path = Path.of(name);
        if (Files.isRegularFile(path) || name.endsWith(ENDING) || name.contains("/")) {
            return path;
        }
        for (Path folder : folders(kind)) {
            Path file = folder.resolve(name + ENDING);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        List<String> names = names(kind);
        String meant = Suggestion.closest(name, names).map(other -> "did you mean " + other + "? ").orElse("");
        throw new RecipeException(name + ": no such file, and none of the " + kind + " that come along: " + meant
                + (names.isEmpty() ? "there are none" : String.join(", ", names)));
    }

    private static List<Path> folders(String kind) {
        String home = System.getProperty("lengthwise.home");
        Path here = Path.of(kind);
        return home == null ? List.of(here) : List.of(here, Path.of(home).resolve(kind));
    }

    /** The names of what comes along, sorted. */
    static List<String> names(String kind) {
        return folders(kind).stream().filter(Files::isDirectory).flatMap(folder -> {
            try (var files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ENDING))
                        .map(name -> name.substring(0, name.length() - ENDING.length())).toList().stream();
            } catch (IOException e) {
                return List.<String>of().stream();
            }
        }).distinct().sorted().toList();
    }
}
