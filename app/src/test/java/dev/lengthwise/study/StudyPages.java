package dev.lengthwise.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages about studies, each beside its counts. */
final class StudyPages {
    private static final Path FOLDER = Path.of("docs/results");

    private StudyPages() {
    }

    static List<Path> all() {
        try (Stream<Path> studies = Files.list(FOLDER)) {
            return studies.map(study -> study.resolve("README.md")).filter(Files::exists).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
