package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String ERASE = "\r\u001b[K";
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTerminalGetsOneLineThatCannotWrap() {
        try (Progress progress = new Progress("sort", out, true)) {
            progress.show(50, 200, "3 s left");
            assertThat(written())
                    .isEqualTo(ERASE + NO_WRAP + " 25 % [=====               ] 50/200  3 s left" + WRAP);
        }
        assertThat(written()).endsWith(WRAP + ERASE);
    }

    @Test
    void aLineForGoodTakesThePlaceOfTheBar() {
        try (Progress progress = new Progress("sort", out, true)) {
            progress.show(200, 200, "0 s left");
            progress.say("evaluating");
            assertThat(written()).endsWith("[====================] 200/200  0 s left" + WRAP + ERASE + "evaluating\n");
        }
        assertThat(written()).endsWith("evaluating\n"); // nothing is drawn any more, nothing is erased
    }

    @Test
    void aPipeGetsPlainLinesAndNotTooMany() {
        try (Progress progress = new Progress("sort", out, false)) {
            for (int step = 1; step <= 200; step++) {
                progress.show(step, 200, "loss " + step);
            }
            progress.say("evaluating");
        }
        assertThat(written()).isEqualTo("sort: 1/200  loss 1\nsort: 200/200  loss 200\nevaluating\n");
    }
}
