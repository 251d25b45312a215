package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.tensor.Processor;
import dev.lengthwise.train.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** How the cost of a training step grows with each size, the others held. */
final class ScalingBenchmark implements Benchmark {
    private static final int WIDTH = 128;
    private static final int BATCH = 256;
    private static final int TOKENS = 3_000; // a step of fixed length; the base has about as many
    private static final int BATCHES = 4; // that are used in turn
    private static final double ROUND_SECONDS = 0.3;
    private static final double RATE = 1e-4;

    private record Size(String name, int width, int depth, Lengths lengths, int batch) {
    }

    @Override
    public String name() {
        return "scaling";
    }

    @Override
    public String description() {
        return "a training step when one size grows; the others: width 128, depth 2, batch 256, the paper's lengths; length n: about 3000 tokens a step";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        List<Row> rows = new ArrayList<>();
        for (Size size : sizes()) {
            progress.accept("scaling, " + size.name());
            rows.add(row(size, rounds));
        }
        return rows;
    }

    private static List<Size> sizes() {
        List<Size> sizes = new ArrayList<>();
        for (int width : List.of(64, 128, 256, 512, 1024)) {
            sizes.add(new Size("width " + width, width, Models.DEPTH, Lengths.PAPER, BATCH));
        }
        for (int depth : List.of(1, 2, 4, 8)) {
            sizes.add(new Size("depth " + depth, WIDTH, depth, Lengths.PAPER, BATCH));
        }
        for (int batch : List.of(64, 128, 256, 512, 1024, 2048)) {
            sizes.add(new Size("batch " + batch, WIDTH, Models.DEPTH, Lengths.PAPER, batch));
        }
        for (int length : List.of(10, 20, 50, 100, 200, 500)) {
            Lengths fixed = new Lengths(List.of(new Lengths.Range(length, length, 1)));
            int tokens = 2 * length + 1; // the input, the separator, the answer without its last token
            int batch = Math.round((float) TOKENS / tokens);
            sizes.add(new Size("length " + length + ", batch " + batch, WIDTH, Models.DEPTH, fixed, batch));
        }
        return sizes;
    }

    private static Row row(Size size, int rounds) {
        Batcher batcher = Models.batcher(size.lengths(), size.batch());
        List<Batch> batches = LongStream.range(0, BATCHES).mapToObj(batcher::batch).toList();
        try (Transformer model = Models.transformer(size.width(), size.depth());
                Step step = new Step(model, Models.training(size.batch(), RATE),
                        Processor.detect().fastest())) {
            Runnable all = () -> batches.forEach(batch -> step.update(batch, 0, (head, loss) -> {
            }));
            all.run();
            int passes = (int) Math.clamp(Math.round(ROUND_SECONDS / seconds(all, 1)), 1, 16);
            double[] seconds = new double[rounds]; // a step
            for (int round = 0; round < rounds; round++) {
                seconds[round] = seconds(all, passes) / BATCHES;
            }
            return new Row(size.name(), null, "", figures(size, batches, new Timing(seconds)));
        }
    }

    /** Of one of several repetitions. */
    private static double seconds(Runnable work, int repetitions) {
        long start = System.nanoTime();
        for (int i = 0; i < repetitions; i++) {
            work.run();
        }
        return (System.nanoTime() - start) / 1e9 / repetitions;
    }

    private static Map<String, Double> figures(Size size, List<Batch> batches, Timing step) {
        double tokens = batches.stream().mapToLong(batch -> batch.tokens().length).sum() / (double) BATCHES;
        double flops = batches.stream()
                .mapToDouble(batch -> Models.flops(size.width(), size.depth(), batch.tokens().length,
                        batch.targets().getFirst().labels().length))
                .sum() / BATCHES;
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("milliseconds a step", step.median() * 1e3);
        figures.put("slowest round / fastest", step.max() / step.min());
        figures.put("examples/s", size.batch() / step.median());
        figures.put("tokens/s", tokens / step.median());
        figures.put("GFLOP/s of linear maps", flops / step.median() / 1e9);
        return figures;
    }
}
