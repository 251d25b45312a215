package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.bench.Row;
import dev.lengthwise.bench.Timing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTableTest {
    private static Row row(String name, double low, double middle, double high, Map<String, Double> figures) {
        return new Row(name, new Timing(new double[]{middle, low, high}), "a peer", figures);
    }

    @Test
    void ratiosComeFirstAndFiguresHaveTheirColumns() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("examples/s", 12345.6);
        figures.put("share of the ceiling", 0.6543);
        assertThat(BenchTable.lines(List.of(row("width 8", 1, 2, 3.456, figures),
                row("width 1024", 10, 20, 30, Map.of("examples/s", 0.00012)))))
                .containsExactly(
                        "                                                                share of the",
                        "              times as fast      from - to  as      examples/s       ceiling",
                        "  width 8              2.00    1.00 - 3.46  a peer      12,346        65.4 %",
                        "  width 1024          20.00  10.00 - 30.00  a peer     1.2e-04");
    }

    @Test
    void withoutAPeerThereAreNoRatios() {
        assertThat(BenchTable.lines(List.of(new Row("step 1", null, "", Map.of("MiB", 512.5)))))
                .containsExactly("            MiB", "  step 1  512.5");
    }
}
