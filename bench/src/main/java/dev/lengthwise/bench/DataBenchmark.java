package dev.lengthwise.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How fast examples are made: by JMH, on one thread, each piece of work in a JVM of its own. */
final class DataBenchmark implements Benchmark {
    private static final String JMH = "dev.lengthwise.bench.jmh.JmhTimes";
    private static final int WARM_UPS = 4;
    private static final int ROUND = 400; // milliseconds

    @Override
    public String name() {
        return "data";
    }

    @Override
    public String description() {
        return "examples a second of every generator and of whole batches; JMH, one thread, the paper's lengths";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        Optional<CallTimes> times = times();
        if (times.isEmpty()) {
            progress.accept("data: left out, as JMH is not here; ./lengthwise bench in a checkout fetches it");
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (JavaWork work : JavaWork.all()) {
            progress.accept("data, " + work.name());
            rows.add(row(work, times.get().time(work.name(), WARM_UPS, rounds, ROUND, progress)));
        }
        return rows;
    }

    /** JMH's, where it is there. */
    static Optional<CallTimes> times() {
        try {
            return Optional.of((CallTimes) Class.forName(JMH).getConstructor().newInstance());
        } catch (ReflectiveOperationException | NoClassDefFoundError e) {
            return Optional.empty();
        }
    }

    /** Examples a second, and their error. */
    static Row row(JavaWork work, CallTimes.Calls calls) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("examples/s", calls.mean() * work.examples());
        calls.error().ifPresent(error -> figures.put("error of examples/s (99.9 %)", error * work.examples()));
        return new Row(work.name(), null, "", figures);
    }
}
