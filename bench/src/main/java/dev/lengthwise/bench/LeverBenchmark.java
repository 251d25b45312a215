package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Processor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * What each thing that our training step does for speed gives: the step with it against the step without it, from the same weights and
 * for the same batches, and how far what they compute lies apart.
 */
final class LeverBenchmark implements Benchmark {
    private static final int BATCH = 1024;
    private static final int BATCHES = 2; // a round
    private static final double SECONDS = 3; // that a process counts steps

    @Override
    public String name() {
        return "levers";
    }

    @Override
    public String description() {
        return "a training step with each of the things that make it fast against the step without it; batch 1024, the paper's lengths, depth 2";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        Precision precision = Processor.detect().fastest();
        List<Row> rows = new ArrayList<>();
        for (int width : List.of(128, 256)) {
            rows.addAll(inThisProcess(width, precision, rounds, progress));
            rows.addAll(
                    SurroundingsLevers.measure(new StepWork(width, BATCH, threads, true, SECONDS), rounds, progress));
        }
        return rows;
    }

    private static List<Row> inThisProcess(int width, Precision precision, int rounds, Consumer<String> progress) {
        String size = "width " + width;
        List<Row> rows = new ArrayList<>();
        Batcher batcher = Models.batcher(BATCH);
        List<Batch> batches = LongStream.range(0, BATCHES).mapToObj(batcher::batch).toList();
        try (Transformer model = Models.transformer(width); StillStep step = new StillStep(model)) {
            for (Lever lever : Lever.all(precision)) {
                progress.accept("levers, " + size + ", " + lever.name() + " against " + lever.peer());
                rows.add(lever.measure(size, step, batches, rounds));
            }
            progress.accept("levers, " + size + ", the update and the casts");
            rows.addAll(UpdateLevers.measure(size, model, step, batches.getFirst(), precision, rounds));
        }
        return rows;
    }
}
