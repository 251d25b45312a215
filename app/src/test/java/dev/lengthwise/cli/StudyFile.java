package dev.lengthwise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A study of a recipe with and without its hint. */
final class StudyFile {
    private StudyFile() {
    }

    static Path in(Path folder, String recipe, int seeds) throws IOException {
        return Files.writeString(folder.resolve("tiny-study.yaml"), """
                title: Does the hint help?
                question: Sorting with the hint and without.
                recipe:
                %s
                seeds: [%s]
                arms:
                  - name: control
                    set: {hints: []}
                  - name: successor
                """.formatted(recipe.indent(2).stripTrailing(),
                IntStream.rangeClosed(1, seeds).mapToObj(Integer::toString).collect(Collectors.joining(", "))));
    }
}
