package dev.lengthwise.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.bench.CallTimes.Calls;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.util.ListStatistics;

class JmhTimesTest {
    private static final int TINY = 20;

    /** Student's t at 0.9995 with 2 degrees of freedom is 31.599, the rounds' standard deviation 10. */
    @Test
    void theErrorIsHalfOfTheInterval() {
        Calls calls = JmhTimes.calls(new ListStatistics(new double[]{90, 100, 110}));
        assertThat(calls.mean()).isCloseTo(100, within(1e-9));
        assertThat(calls.error().orElseThrow()).isCloseTo(31.599 * 10 / Math.sqrt(3), within(0.01));
    }

    @Test
    void twoRoundsHaveNoError() {
        assertThat(JmhTimes.calls(new ListStatistics(new double[]{90, 110})).error()).isEmpty();
    }

    /** A JVM of its own finds its way back through pipes; on stdout it would spoil the JSON document. */
    @Test
    void jmhTimesWorkInAnotherJvmAndSaysNothing() {
        List<String> progress = new ArrayList<>();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        Calls calls;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(System.out);
            calls = new JmhTimes().time("sort, successor", 1, 3, TINY, progress::add);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(calls.mean()).isPositive();
        assertThat(calls.error()).isPresent();
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(progress).isEmpty();
    }

    @Test
    void whatGoesWrongInTheOtherJvmIsTold() {
        List<String> progress = new ArrayList<>();
        assertThatIllegalStateException()
                .isThrownBy(() -> new JmhTimes().time("sort, backwards", 1, 1, TINY, progress::add))
                .withMessageStartingWith("JMH could not time sort, backwards: ");
        assertThat(progress).singleElement().asString().contains("sort, backwards is no work in Java alone");
    }
}
