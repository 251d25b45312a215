package dev.lengthwise.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.bench.CallTimes.Calls;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DataBenchmarkTest {
    private static final JavaWork PAIRS = new JavaWork("pairs", 2, step -> "a b");

    @Test
    void aRowHasExamplesASecondWithTheirError() {
        Row row = DataBenchmark.row(PAIRS, new Calls(100, OptionalDouble.of(7)));
        assertThat(row.name()).isEqualTo("pairs");
        assertThat(row.ratio()).isNull();
        assertThat(row.figures()).containsOnlyKeys("examples/s", "error of examples/s (99.9 %)");
        assertThat(row.figures().get("examples/s")).isCloseTo(200, within(1e-9));
        assertThat(row.figures().get("error of examples/s (99.9 %)")).isCloseTo(14, within(1e-9));
    }

    @Test
    void withoutAnErrorThereIsNone() {
        assertThat(DataBenchmark.row(PAIRS, new Calls(100, OptionalDouble.empty())).figures())
                .containsOnlyKeys("examples/s");
    }

    @Test
    void jmhIsFoundWhereItIsOnTheClassPath() {
        assertThat(DataBenchmark.times()).isPresent();
    }
}
