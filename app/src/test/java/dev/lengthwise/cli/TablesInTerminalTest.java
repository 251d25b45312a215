package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that are wider than a real terminal: no word and no number is cut, and none is missing. */
class TablesInTerminalTest {
    @TempDir
    Path folder;

    private static Set<String> words(Stream<String> lines) {
        return lines.flatMap(line -> Stream.of(line.strip().split("\\s+"))).filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({"40, study --list", "80, report"})
    void areFolded(int columns, String name) throws Exception {
        Object[] command = name.equals("report")
                ? new Object[]{"report", Path.of("docs/results/quick")
                        .toAbsolutePath(), "--out", folder.resolve("p.html")}
                : name.split(" ");
        Set<String> plain = words(Invocation.of(command).outLines().stream());
        try (TerminalWindow window = TerminalWindow.open(columns,
                TerminalWindow.thenSaysSo(TerminalWindow.command(command)))) {
            window.awaitEnd();
            List<String> shown = window.all().stream().filter(row -> !row.equals(TerminalWindow.ENDED)
                    && !row.contains("/") && !row.startsWith("report:")).toList(); // paths are as long as they are
            assertThat(words(shown.stream())).isNotEmpty().isSubsetOf(plain);
            assertThat(words(shown.stream())).containsAll(
                    plain.stream().filter(word -> !word.contains("/") && !word.equals("report:")).toList());
        }
    }
}
