package dev.lengthwise.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

class DataBenchmarkTest {
    private static final TimeValue TINY = TimeValue.milliseconds(20);

    /** Student's t at 0.9995 with 2 degrees of freedom is 31.599, the rounds' standard deviation 10. */
    @Test
    void aRowHasExamplesASecondWithTheirError() {
        Row row = DataBenchmark.row(new JavaWork("pairs", 2, step -> "a b"),
                new ListStatistics(new double[]{90, 100, 110}));
        assertThat(row.name()).isEqualTo("pairs");
        assertThat(row.ratio()).isNull();
        assertThat(row.figures()).containsOnlyKeys("examples/s", "error of examples/s (99.9 %)");
        assertThat(row.figures().get("examples/s")).isCloseTo(200, within(1e-9));
        assertThat(row.figures().get("error of examples/s (99.9 %)")).isCloseTo(2 * 31.599 * 10 / Math.sqrt(3),
                within(0.01));
    }

    @Test
    void twoRoundsHaveNoError() {
        assertThat(DataBenchmark.row(new JavaWork("one", 1, step -> "a"), new ListStatistics(new double[]{90, 110}))
                .figures())
                .containsOnlyKeys("examples/s");
    }

    /** A JVM of its own finds its way back through pipes; on stdout it would spoil the JSON document. */
    @Test
    void jmhTimesWorkInAnotherJvmAndSaysNothing() {
        List<String> progress = new ArrayList<>();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        Statistics calls;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(System.out);
            calls = DataBenchmark.time("sort, successor", 1, 3, TINY, progress::add);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(calls.getN()).isEqualTo(3);
        assertThat(calls.getMin()).isPositive();
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(progress).isEmpty();
    }

    @Test
    void whatGoesWrongInTheOtherJvmIsTold() {
        List<String> progress = new ArrayList<>();
        assertThatIllegalStateException()
                .isThrownBy(() -> DataBenchmark.time("sort, backwards", 1, 1, TINY, progress::add))
                .withMessageStartingWith("JMH could not time sort, backwards: ");
        assertThat(progress).singleElement().asString().contains("sort, backwards is no work in Java alone");
    }
}
