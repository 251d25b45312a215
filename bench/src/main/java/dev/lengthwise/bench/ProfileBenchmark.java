package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchStream;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.tensor.OperatorTrace;
import dev.lengthwise.tensor.Processor;
import dev.lengthwise.train.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where the time of a training step goes, operator by operator as libtorch's own profiler sees them. What is between operators is Java,
 * JNI and the profiler's own bookkeeping; how much of an unrecorded step is Java's, the JVM's sampling tells, and what all calls take
 * whatever they compute, a tiny model.
 */
final class ProfileBenchmark implements Benchmark {
    private static final int BATCH = 1024;
    private static final int WARM = 5;
    private static final int STEPS_A_ROUND = 10;
    private static final Lengths SMALL_LENGTHS = new Lengths(List.of(new Lengths.Range(2, 20, 1))); // each is in a small batch
    private static final int SMALL_BATCH = 96;

    @Override
    public String name() {
        return "profile";
    }

    @Override
    public String description() {
        return "where the time of a training step goes, batch 1024, the paper's lengths, depth 2; each operator's own time";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        if (!OperatorTrace.isAvailable()) {
            progress.accept("profile: left out, operators are recorded on Linux only");
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (int width : List.of(128, 256, 512)) {
            progress.accept("profile, width " + width);
            try {
                rows.addAll(rows(width, rounds * STEPS_A_ROUND));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while profiling", e);
            }
        }
        return rows;
    }

    private static List<Row> rows(int width, int steps) throws IOException, InterruptedException {
        Path trace = Files.createTempFile("operators", ".json");
        try (Transformer model = Models.transformer(width);
                Step step = new Step(model, Models.training(BATCH, 1e-4),
                        Processor.detect().fastest());
                BatchStream<Batch> batches = new BatchStream<>(Models.batcher(BATCH)::batch, 0, WARM + 3L * steps)) {
            Loop loop = new Loop(step, batches);
            loop.run(WARM);
            double plain = loop.run(steps);
            JavaShare java = JavaShare.of(() -> loop.run(steps));
            long waited = batches.waited();
            double calls = calls(steps);
            double[] recorded = new double[1];
            OperatorTrace.record(trace, () -> recorded[0] = loop.run(steps));
            double waiting = (batches.waited() - waited) / 1e9;
            return rows("width " + width, OperatorTimes.read(trace), recorded[0], waiting, plain, java,
                    calls, steps);
        } finally {
            Files.deleteIfExists(trace);
        }
    }

    /**
     * Seconds of steps that make the same calls - as many layers, a group a length - with hardly anything to compute: what Java, JNI
     * and libtorch's dispatch take together, whatever the size.
     */
    private static double calls(int steps) throws InterruptedException {
        try (Transformer model = Models.smallest();
                Step step = new Step(model, Models.training(SMALL_BATCH, 1e-4),
                        Processor.detect().fastest());
                BatchStream<Batch> batches = new BatchStream<>(Models.batcher(SMALL_LENGTHS, SMALL_BATCH)::batch, 0,
                        WARM + (long) steps)) {
            Loop loop = new Loop(step, batches);
            loop.run(WARM);
            return loop.run(steps);
        }
    }

    private static List<Row> rows(String size, OperatorTimes times, double recorded, double waiting, double plain,
            JavaShare java, double calls, int steps) {
        List<Row> rows = new ArrayList<>();
        times.byKind().forEach((kind, spent) -> {
            if (spent.calls() > 0) {
                rows.add(row(size + ", " + kind, spent.seconds(), spent.calls(), recorded, steps));
            }
        });
        rows.add(row(size + ", data", waiting, steps, recorded, steps));
        rows.add(row(size + ", between operators", recorded - waiting - times.seconds(), steps, recorded, steps));
        Map<String, Double> whole = new LinkedHashMap<>();
        whole.put("share", 1.0);
        whole.put("ms a step", 1e3 * recorded / steps);
        whole.put("calls a step", 1.0);
        rows.add(Row.of(size + ", a step, recorded", whole));
        Map<String, Double> unseen = new LinkedHashMap<>();
        unseen.put("share", plain / recorded);
        unseen.put("ms a step", 1e3 * plain / steps);
        unseen.put("calls a step", 1.0);
        rows.add(Row.of(size + ", a step, unrecorded", unseen));
        rows.add(row(size + ", java in it, at least", java.atLeast() * plain, steps, plain, steps));
        rows.add(row(size + ", java in it, at most", java.atMost() * plain, steps, plain, steps));
        rows.add(row(size + ", the same calls on tiny tensors", calls, steps, plain, steps));
        return rows;
    }

    private static Row row(String name, double seconds, long calls, double whole, int steps) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("share", seconds / whole);
        figures.put("ms a step", 1e3 * seconds / steps);
        figures.put("calls a step", (double) calls / steps);
        return Row.of(name, figures);
    }

    /** Training steps one after another, as the trainer does them. */
    private static final class Loop {
        private final Step step;
        private final BatchStream<Batch> batches;
        private long at;

        Loop(Step step, BatchStream<Batch> batches) {
            this.step = step;
            this.batches = batches;
        }

        /** Seconds that so many steps took. */
        double run(int steps) {
            long start = System.nanoTime();
            for (int i = 0; i < steps; i++) {
                try {
                    step.update(batches.next(), at++, (head, loss) -> {
                    });
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while profiling", e);
                }
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
