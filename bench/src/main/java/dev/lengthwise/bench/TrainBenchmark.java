package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Processor;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.train.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Our training step against the usual script's. */
final class TrainBenchmark implements Benchmark {
    private static final int BATCH = 1024;
    private static final double RATE = 1e-4;
    private static final int PRODUCTS = 8; // so that the ceiling is timed for long enough

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String description() {
        return "a training step, batch 1024, the paper's lengths, depth 2, against the padded fp32 step of the usual script";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        List<Row> rows = new ArrayList<>();
        for (int width : List.of(128, 256, 512, 1024)) {
            progress.accept("train, width " + width);
            rows.add(row(width, threads, rounds));
        }
        return rows;
    }

    private static Row row(int width, int threads, int rounds) {
        Precision precision = Processor.detect().fastest();
        Batcher batcher = Models.batcher(BATCH);
        try (Transformer model = Models.transformer(width);
                PaddedPeer peer = new PaddedPeer(model, RATE);
                Step step = new Step(model, Models.training(BATCH, RATE), precision);
                Scope scope = new Scope()) {
            Runnable gemm = GemmBenchmark.product(width,
                    precision == Precision.BF16 ? ScalarType.BFloat16 : ScalarType.Float);
            List<Double> ourLosses = new ArrayList<>();
            List<Double> peerLosses = new ArrayList<>();
            long[] at = new long[2];
            Runnable ours = () -> {
                double[] loss = new double[1];
                step.update(batcher.batch(at[0]), at[0]++, (head, value) -> loss[0] = value);
                ourLosses.add(loss[0]);
            };
            Runnable theirs = () -> {
                Engine.productThreads(threads); // what serves large fp32 products best
                peerLosses.add(peer.step(batcher.batch(at[1]++)));
                Engine.productThreads(1);
            };
            List<Timing> timings = Contest.inTurn(rounds, ours, theirs, () -> {
                for (int i = 0; i < PRODUCTS; i++) {
                    gemm.run();
                }
            });
            Contest contest = new Contest(timings.get(0), timings.get(1));
            double[] shares = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                Batch batch = batcher.batch(round + 1L); // the first went into the round that does not count
                double flops = Models.flops(width, batch.tokens().length,
                        batch.targets().getFirst().labels().length);
                double peak = PRODUCTS * GemmBenchmark.flops(width) / timings.get(2).seconds()[round];
                shares[round] = flops / contest.ours().seconds()[round] / peak;
            }
            Timing share = new Timing(shares);
            double worst = 0;
            for (int i = 0; i < ourLosses.size(); i++) {
                worst = Math.max(worst, Math.abs(ourLosses.get(i) - peerLosses.get(i)) / peerLosses.get(i));
            }
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("examples/s", BATCH / contest.ours().median());
            figures.put("peer's examples/s", BATCH / contest.peer().median());
            figures.put("share of " + precision + " GEMM ceiling", share.median());
            figures.put("share, least", share.min());
            figures.put("share, most", share.max());
            figures.put("largest relative difference of losses", worst);
            return new Row("width " + width, contest.ratio(), "padded fp32", figures);
        }
    }
}
