package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchStream;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Memory;
import dev.lengthwise.tensor.Processor;
import dev.lengthwise.train.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Training steps on the paper's lengths: a few that are not counted, then as many as fit in a time.
 *
 * @param batch examples a step
 * @param threads threads an operation may use
 * @param ahead whether batches are made on a thread of their own
 * @param seconds no step begins later than this
 */
record StepWork(int width, int batch, int threads, boolean ahead, double seconds) {
    private static final int WARM_STEPS = 4;
    private static final double RATE = 1e-4;

    /** From {@link #arguments}. */
    static StepWork of(List<String> arguments) {
        if (arguments.size() != 5) {
            throw new IllegalArgumentException("width, batch, threads, ahead and seconds are needed, not " + arguments);
        }
        return new StepWork(Integer.parseInt(arguments.get(0)), Integer.parseInt(arguments.get(1)),
                Integer.parseInt(arguments.get(2)), Boolean.parseBoolean(arguments.get(3)),
                Double.parseDouble(arguments.get(4)));
    }

    /** For a command line. */
    List<String> arguments() {
        return List.of(Integer.toString(width), Integer.toString(batch), Integer.toString(threads),
                Boolean.toString(ahead), Double.toString(seconds));
    }

    StepWork withBatchesInline() {
        return new StepWork(width, batch, threads, false, seconds);
    }

    /** @param beforeTiming called after the steps that are not counted */
    StepReport measure(Runnable beforeTiming) throws InterruptedException {
        Batcher batcher = Models.batcher(batch);
        try (Transformer model = Models.transformer(width);
                Step step = new Step(model, Models.training(batch, RATE), Processor.detect().fastest());
                BatchStream<Batch> stream = ahead ? new BatchStream<>(batcher::batch, 0, Long.MAX_VALUE) : null) {
            double[] loss = new double[1];
            long at = 0;
            while (at < WARM_STEPS) {
                step.update(next(stream, batcher, at), at++, (head, value) -> loss[0] = value);
            }
            double warmLoss = loss[0];
            beforeTiming.run();
            long start = System.nanoTime();
            double passed;
            do {
                step.update(next(stream, batcher, at), at++, (head, value) -> loss[0] = value);
                passed = (System.nanoTime() - start) / 1e9;
            } while (passed < seconds);
            return new StepReport(at - WARM_STEPS, passed, warmLoss, Memory.peak().orElse(0));
        }
    }

    private static Batch next(@Nullable BatchStream<Batch> stream, Batcher batcher, long step)
            throws InterruptedException {
        return stream == null ? batcher.batch(step) : stream.next();
    }
}
