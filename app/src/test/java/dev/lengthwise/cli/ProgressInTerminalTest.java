package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.TinyRecipe;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of a training that takes long, in a real terminal. */
class ProgressInTerminalTest {
    private static final String LEFT = "(\\d+ s|\\d+ min \\d+ s|\\d+ h \\d+ min|\\d+ d \\d+ h) left";
    private static final String STEP = "  step \\d+/2000000";
    private static final String BAR = "  \\[=* *\\] \\d+ %";
    private static final String LOSS = "  loss sort \\d+\\.\\d{4} successor \\d+\\.\\d{4}( at step \\d+)?";
    private static final String RATE = "  \\d+ examples/s( at step \\d+)?";

    @TempDir
    Path folder;

    private String command() throws Exception {
        return "exec " + TerminalWindow.command("train", TinyRecipe.file(folder), "--threads", "1", "--set",
                "train.steps=2000000", "--out", folder.resolve("run"));
    }

    /** Whether the last of the rows is one line of progress, and no row but it has a piece of one. */
    private static boolean shows(List<String> rows, String line) {
        return !rows.isEmpty() && Pattern.matches(line, rows.getLast())
                && rows.subList(0, rows.size() - 1).stream()
                        .noneMatch(row -> row.matches(".*(left|step|%|loss|examples/s).*"));
    }

    @Test
    void atEveryWidthWholePartsAndNothingOfTheLineBefore() throws Exception {
        try (TerminalWindow window = TerminalWindow.open(200, command())) {
            window.until(rows -> shows(rows, LEFT + STEP + BAR + LOSS + RATE));
            window.resize(80);
            window.until(rows -> shows(rows, LEFT + STEP + BAR));
            window.resize(40);
            window.until(rows -> shows(rows, LEFT + STEP));
            window.resize(20);
            List<String> narrow = window.until(rows -> shows(rows, LEFT));
            assertThat(narrow.getLast().length()).isLessThan(20);
            window.resize(200);
            window.until(rows -> shows(rows, LEFT + STEP + BAR + LOSS + RATE));
        }
    }
}
