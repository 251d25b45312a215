package dev.lengthwise.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The recipes and shipped studies, which are found by their names. */
public enum Shipped {
    /** {@code recipes/NAME.yaml}. */
    RECIPES("recipes"),
    /** {@code studies/NAME.yaml}. */
    STUDIES("studies");

    private static final String ENDING = ".yaml";

    private final String folder;

    Shipped(String folder) {
        this.folder = folder;
    }

    /** Whether it is a file's path that is given, rather than a name. */
    public static boolean isPath(String given) {
        return given.endsWith(ENDING) || given.contains("/");
    }

    /** The file of that name: below the working directory, else where the program is. */
    public Optional<Path> find(String name) {
        return isPath(name)
                ? Optional.empty()
                : folders().map(where -> where.resolve(name + ENDING)).filter(Files::isRegularFile).findFirst();
    }

    /** What is said of a name that nothing has. */
    public String missing(String name) {
        List<String> names = names();
        String meant = Suggestion.closest(name, names).map(other -> "did you mean " + other + "? ").orElse("");
        return "no such file, and none of the shipped " + folder + ": " + meant
                + (names.isEmpty() ? "there are none" : String.join(", ", names));
    }

    /** The names of what is shipped, sorted. */
    public List<String> names() {
        return folders().filter(Files::isDirectory).flatMap(where -> {
            try (var files = Files.list(where)) {
                return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ENDING))
                        .map(name -> name.substring(0, name.length() - ENDING.length())).toList().stream();
            } catch (IOException e) {
                return Stream.<String>of();
            }
        }).distinct().sorted().toList();
    }

    private Stream<Path> folders() {
        String home = System.getProperty("lengthwise.home");
        Path here = Path.of(folder);
        return home == null ? Stream.of(here) : Stream.of(here, Path.of(home).resolve(folder));
    }
}
