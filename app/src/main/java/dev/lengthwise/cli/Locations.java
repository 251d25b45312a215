package dev.lengthwise.cli;

import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.Shipped;
import dev.lengthwise.recipe.Suggestion;
import dev.lengthwise.run.LoadedPlugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where recipes, studies and runs are found. */
final class Locations {
    /** The folder that runs and studies go to, below the working directory. */
    static final Path RUNS = Path.of("runs");

    private static final Path KEPT = Path.of("docs", "results");
    private static final String STUDY = "study-";
    private static final int MOST_NAMED = 20;

    private Locations() {
    }

    /** A recipe or study file: the path itself, or the name of a shipped one. */
    static Path file(Shipped kind, String name) {
        Path path = Path.of(name);
        if ((Files.exists(path) && !Files.isDirectory(path)) || Shipped.isPath(name)) {
            return path;
        }
        return kind.find(name).orElseThrow(() -> new RecipeException(name + ": " + kind.missing(name)));
    }

    /** A run's folder, or a constructed model's: the path itself, or its path below {@link #RUNS}. */
    static Path run(Path given) {
        Path below = RUNS.resolve(given);
        if (Files.exists(given) || Files.isDirectory(below)) {
            Path run = Files.exists(given) ? given : below;
            LoadedPlugins.changed(run).forEach(line -> System.err.println(run + ": " + line));
            return run;
        }
        throw new RecipeException(given + ": no such folder, nor " + below + "; " + named(given, names(RUNS, ""))
                + ", see `lengthwise runs`");
    }

    /**
     * The folder of a study that has ended: the path itself, or the name of one of the user's below {@link #RUNS}, or of one that is kept
     * beside the documents. What is meant by a name is said on stderr.
     */
    static Path study(Path given) {
        if (Files.exists(given)) {
            return given;
        }
        List<Path> candidates = Stream.concat(Stream.of(RUNS.resolve(given), RUNS.resolve(STUDY + given)),
                kept().map(folder -> folder.resolve(given))).toList();
        Path found = candidates.stream().filter(Files::isDirectory).findFirst().orElseThrow(() -> {
            List<String> names = Stream.concat(names(RUNS, STUDY).stream(),
                    kept().flatMap(folder -> names(folder, "").stream())).distinct().toList();
            return new RecipeException(given + ": no such folder, and no study of that name in " + RUNS + " or " + KEPT
                    + "; " + named(given, names));
        });
        System.err.println("study: " + found);
        return found;
    }

    /** The folder of the results that documents show, one folder a study; it is not there in a bundle. */
    static Path published() {
        String home = System.getProperty("lengthwise.home");
        return home == null ? KEPT : Path.of(home).resolve(KEPT);
    }

    private static Stream<Path> kept() {
        String home = System.getProperty("lengthwise.home");
        return home == null ? Stream.of(KEPT) : Stream.of(KEPT, Path.of(home).resolve(KEPT)).distinct();
    }

    private static String named(Path given, List<String> names) {
        if (names.isEmpty()) {
            return "there are none";
        }
        String meant = Suggestion.closest(given.toString(), names).map(other -> "did you mean " + other + "? ")
                .orElse("");
        return meant + "there are " + names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMED ? ", ..." : "");
    }

    /** The folders in a folder whose names begin so, without that beginning, sorted. */
    private static List<String> names(Path folder, String beginning) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith(beginning)).map(name -> name.substring(beginning.length())).sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
