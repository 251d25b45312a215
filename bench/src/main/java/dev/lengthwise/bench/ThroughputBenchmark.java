package dev.lengthwise.bench;

import dev.lengthwise.text.Counted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** How to use several cores: by as many training processes of one thread, or by one process with as many threads. */
final class ThroughputBenchmark implements Benchmark {
    private static final double SECONDS = 3;
    private static final List<Size> SIZES = List.of(new Size(64, 256), new Size(128, 256), new Size(128, 1024),
            new Size(256, 1024), new Size(512, 1024));

    private record Size(int width, int batch) {
        StepWork work(int threads) {
            return new StepWork(width, batch, threads, true, SECONDS);
        }
    }

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public String description() {
        return "a training process a thread, all at the same time, against one process with all threads: examples a second in all; the paper's lengths, depth 2";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        if (threads == 1) {
            progress.accept("throughput: one thread cannot be shared out");
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (Size size : SIZES) {
            String name = "width " + size.width() + ", batch " + size.batch();
            List<List<StepReport>> many = new ArrayList<>();
            List<List<StepReport>> one = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                progress.accept("throughput, " + name + ", round " + round + " of " + rounds);
                many.add(StepChild.together(Collections.nCopies(threads, size.work(1)), Surroundings.SAME));
                one.add(StepChild.together(List.of(size.work(threads)), Surroundings.SAME));
            }
            rows.add(row(name, size, threads, many, one));
        }
        return rows;
    }

    private static Row row(String name, Size size, int threads, List<List<StepReport>> many,
            List<List<StepReport>> one) {
        ToDoubleFunction<List<StepReport>> secondsAnExample = round -> 1 / (size.batch() * stepsASecond(round));
        Contest contest = new Contest(new Timing(many.stream().mapToDouble(secondsAnExample).toArray()),
                new Timing(one.stream().mapToDouble(secondsAnExample).toArray()));
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("examples/s", 1 / contest.ours().median());
        figures.put("peer's examples/s", 1 / contest.peer().median());
        StepReport.putPeak(figures, "peak resident MB", largest(many));
        StepReport.putPeak(figures, "peer's peak resident MB", largest(one));
        return new Row(name, contest.ratio(), "one process of " + Counted.of(threads, "thread"), figures);
    }

    /** Of processes that ran side by side. */
    static double stepsASecond(List<StepReport> reports) {
        return reports.stream().mapToDouble(report -> 1 / report.secondsAStep()).sum();
    }

    private static long largest(List<List<StepReport>> rounds) {
        return rounds.stream().mapToLong(reports -> reports.stream().mapToLong(StepReport::peakBytes).sum()).max()
                .orElse(0);
    }
}
