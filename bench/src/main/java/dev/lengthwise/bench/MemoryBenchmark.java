package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchStream;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Memory;
import dev.lengthwise.tensor.Processor;
import dev.lengthwise.train.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Whether a long training keeps its size: the process' memory over thousands of steps, and how long it waited for its data. */
final class MemoryBenchmark implements Benchmark {
    private static final int WIDTH = 64;
    private static final int BATCH = 128;
    private static final int STEPS = 5_000;
    private static final int EVERY = 1_000;
    private static final double MEBI = 1 << 20;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String description() {
        return "resident memory over " + STEPS + " training steps, width " + WIDTH + ", depth 2, batch " + BATCH
                + ", the paper's lengths; growth is against step " + EVERY;
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        if (Memory.resident().isEmpty()) {
            progress.accept("memory: left out, this system does not tell how much a process holds");
            return List.of();
        }
        progress.accept("memory, " + (EVERY + STEPS) + " steps");
        List<Row> rows = new ArrayList<>();
        try (Transformer model = Models.transformer(WIDTH);
                Step step = new Step(model, Models.training(BATCH, 1e-3),
                        Processor.detect().fastest());
                BatchStream<Batch> batches = new BatchStream<>(Models.batcher(BATCH)::batch, 0, EVERY + STEPS)) {
            double first = 0;
            long start = System.nanoTime();
            for (int done = 1; done <= EVERY + STEPS; done++) {
                step.update(batches.next(), done - 1L, (head, loss) -> {
                });
                if (done % EVERY == 0) {
                    OptionalLong now = Memory.resident();
                    double held = now.orElseThrow() / MEBI;
                    first = first == 0 ? held : first;
                    Map<String, Double> figures = new LinkedHashMap<>();
                    figures.put("MiB", held);
                    figures.put("share of growth", held / first - 1);
                    figures.put("share of time waiting for data",
                            (double) batches.waited() / (System.nanoTime() - start));
                    rows.add(Row.of("step " + done, figures));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while training", e);
        }
        return rows;
    }
}
