package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Processor;
import dev.lengthwise.train.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Whether the fast step trains as the plain one does: the same weights at first, the same batches, loss beside loss. */
final class LossesBenchmark implements Benchmark {
    private static final int WIDTH = 128;
    private static final int BATCH = 256;
    private static final double RATE = 1e-3;
    private static final int STEPS = 500;
    private static final int EVERY = 50;

    @Override
    public String name() {
        return "losses";
    }

    @Override
    public String description() {
        return "the losses of " + STEPS
                + " steps of ours, and of the usual script's padded fp32 step, from the same weights, width "
                + WIDTH + ", depth 2, batch " + BATCH + "; means of " + EVERY + " steps each";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        Precision precision = Processor.detect().fastest();
        progress.accept("losses, " + STEPS + " steps of ours in " + precision + " and in fp32, and of the peer");
        Batcher batcher = Models.batcher(BATCH);
        List<Row> rows = new ArrayList<>();
        try (Transformer fast = Models.transformer(WIDTH);
                Transformer plain = Models.transformer(WIDTH);
                PaddedPeer peer = new PaddedPeer(fast, RATE);
                Step fastStep = new Step(fast, Models.training(BATCH, RATE), precision);
                Step plainStep = new Step(plain, Models.training(BATCH, RATE), Precision.FP32)) {
            Mean fastLoss = new Mean();
            Mean plainLoss = new Mean();
            Mean peerLoss = new Mean();
            Mean apart = new Mean();
            for (int step = 0; step < STEPS; step++) {
                Batch batch = batcher.batch(step);
                fastStep.update(batch, step, (head, loss) -> fastLoss.add(loss));
                plainStep.update(batch, step, (head, loss) -> plainLoss.add(loss));
                peerLoss.add(peer.step(batch));
                apart.add(Math.abs(fastLoss.last - peerLoss.last) / peerLoss.last);
                if ((step + 1) % EVERY == 0) {
                    Map<String, Double> figures = new LinkedHashMap<>();
                    figures.put("ours in " + precision, fastLoss.take());
                    figures.put("ours in fp32", plainLoss.take());
                    figures.put("padded fp32", peerLoss.take());
                    figures.put("mean relative difference of " + precision + " and padded fp32", apart.take());
                    rows.add(Row.of("steps " + (step + 2 - EVERY) + " to " + (step + 1), figures));
                }
            }
        }
        return rows;
    }

    private static final class Mean {
        private double sum;
        private int count;
        private double last;

        void add(double value) {
            sum += value;
            count++;
            last = value;
        }

        double take() {
            double mean = sum / count;
            sum = 0;
            count = 0;
            return mean;
        }
    }
}
