package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clock and the window are the test's; a look is what otherwise comes ten times a second. */
class ProgressTest {
    private static final String ERASE = "\r\u001b[J";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private double seconds;
    private int columns = 80;

    private Progress progress(boolean terminal) {
        return new Progress("sort", out, terminal, () -> columns, () -> Math.round(seconds * 1e9));
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return written().lines().toList();
    }

    private static String drawn(String line) {
        return "\r\u001b[?7l" + line + "\u001b[J\u001b[?7h\r";
    }

    /** Looks as often as it does by itself. */
    private void pass(Progress progress, double time) {
        for (double end = seconds + time; seconds < end - 1e-6; seconds += 0.1) {
            progress.look();
        }
    }

    private static void step(Progress progress, int step) {
        progress.doing("training", () -> List.of("3 s left", "step " + step + "/200", progress.bar(step / 200.0)));
    }

    @Test
    void aTerminalGetsOneLineThatIsDrawnOver() {
        try (Progress progress = progress(true)) {
            step(progress, 50);
            pass(progress, 1);
            assertThat(written()).isEqualTo(drawn("3 s left  step 50/200  [=====               ] 25 %"));
            step(progress, 51);
            pass(progress, 1);
            assertThat(written()).endsWith("\r" + drawn("3 s left  step 51/200  [=====               ] 25 %"));
        }
        assertThat(written()).endsWith("\r" + ERASE);
    }

    @Test
    void aWindowThatIsMadeNarrowerGetsFewerPartsAndNothingOfTheOldLine() {
        try (Progress progress = progress(true)) {
            step(progress, 50);
            progress.look();
            columns = 40;
            progress.look();
            assertThat(written()).endsWith(drawn("3 s left  step 50/200"));
            columns = 20;
            progress.look();
            assertThat(written()).endsWith(drawn("3 s left"));
            columns = 200;
            progress.look();
            assertThat(written()).endsWith(drawn("3 s left  step 50/200  [=====               ] 25 %"));
        }
    }

    @Test
    void noColourIsUsedWhateverNoColorSays() {
        try (Progress progress = progress(true)) {
            step(progress, 50);
            pass(progress, 5);
            progress.say("evaluating");
        }
        assertThat(written()).doesNotContainPattern("\u001b\\[[0-9;]*m");
    }

    @Test
    void aLineForGoodTakesThePlaceOfTheDrawnOne() {
        try (Progress progress = progress(true)) {
            step(progress, 200);
            progress.look();
            progress.say("evaluating");
            assertThat(written()).endsWith("\r" + ERASE + "evaluating\n");
        }
        assertThat(written()).endsWith("evaluating\n"); // nothing is drawn any more, nothing is erased
    }

    @Test
    void howLongAStepTakesStandsBehindIt() {
        try (Progress progress = progress(true)) {
            step(progress, 50);
            pass(progress, 7.5);
            assertThat(written())
                    .endsWith(drawn("3 s left  step 50/200  for 7 s  [=====               ] 25 %"));
        }
    }

    @Test
    void whatGoesOnIsToldOnAPipeWithinTwoSeconds() {
        try (Progress progress = progress(false)) {
            progress.doing("starting");
            pass(progress, 1.5);
            assertThat(lines()).containsExactly("sort: starting");
            step(progress, 1);
            pass(progress, 1.5);
            assertThat(lines()).containsExactly("sort: starting", "sort: 3 s left  step 1/200  0 %");
            progress.doing("evaluating", () -> List.of("evaluating", "length 50"));
            pass(progress, 1.5);
            assertThat(lines()).last().isEqualTo("sort: evaluating  length 50");
        }
    }

    @Test
    void whatIsOverSoonIsNotToldOnAPipe() {
        try (Progress progress = progress(false)) {
            progress.doing("starting");
            pass(progress, 0.9);
        }
        assertThat(written()).isEmpty();
    }

    @Test
    void aPipeGetsNewsEveryTenSecondsAndNeverTheSameLineTwice() {
        try (Progress progress = progress(false)) {
            for (int step = 1; step <= 200; step++) { // 60 s
                step(progress, step);
                pass(progress, 0.3);
            }
        }
        assertThat(lines()).hasSize(6).doesNotHaveDuplicates().first().asString().contains("step 4/200");
    }

    /** A run that hangs, or whose steps take minutes: the step stays, and so does its number. */
    @Test
    void whereNothingIsNewAPipeGetsASignOfLifeThatSaysForHowLong() {
        try (Progress progress = progress(false)) {
            step(progress, 7);
            pass(progress, 150);
        }
        assertThat(lines()).containsExactly("sort: 3 s left  step 7/200  3 %",
                "sort: 3 s left  step 7/200  for 11 s  3 %", "sort: 3 s left  step 7/200  for 31 s  3 %",
                "sort: 3 s left  step 7/200  for 1 min 11 s  3 %", "sort: 3 s left  step 7/200  for 2 min 11 s  3 %");
    }

    @Test
    void whatIsFinishedIsToldAtOnce() {
        try (Progress progress = progress(false)) {
            progress.done("training", List.of("trained", "step 200/200"));
            progress.done("training", List.of("trained", "step 200/200"));
        }
        assertThat(written()).isEqualTo("sort: trained  step 200/200\n");
    }

    @Test
    void aLineForGoodThatSaysWhatGoesOnIsNotToldAgain() {
        try (Progress progress = progress(false)) {
            progress.begin("train, width 256");
            pass(progress, 12);
        }
        assertThat(lines()).containsExactly("train, width 256", "sort: train, width 256  for 10 s");
    }
}
