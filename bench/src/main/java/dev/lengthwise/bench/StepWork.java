package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchStream;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.kernel.KernelTraining;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Memory;
import dev.lengthwise.tensor.Processor;
import dev.lengthwise.train.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Training steps on the paper's lengths: a few that are not counted, then as many as fit in a time.
 *
 * @param engine what computes; libtorch in the fastest precision of this machine
 * @param batch examples a step
 * @param threads threads an operation may use
 * @param ahead whether batches are made on a thread of their own
 * @param seconds no step begins later than this
 */
record StepWork(EngineKind engine, int width, int batch, int threads, boolean ahead, double seconds) {
    private static final int WARM_STEPS = 4;
    private static final double COMPILING = 5; // seconds until Java has compiled the kernel
    private static final double RATE = 1e-4;

    /** What does one step and tells its loss. */
    private interface Steps extends AutoCloseable {
        double step(Batch batch, long step);

        @Override
        void close();
    }

    /** By libtorch. */
    StepWork(int width, int batch, int threads, boolean ahead, double seconds) {
        this(EngineKind.TORCH, width, batch, threads, ahead, seconds);
    }

    /** From {@link #arguments}. */
    static StepWork of(List<String> arguments) {
        if (arguments.size() != 6) {
            throw new IllegalArgumentException(
                    "engine, width, batch, threads, ahead and seconds are needed, not " + arguments);
        }
        return new StepWork(EngineKind.valueOf(arguments.get(0)), Integer.parseInt(arguments.get(1)),
                Integer.parseInt(arguments.get(2)), Integer.parseInt(arguments.get(3)),
                Boolean.parseBoolean(arguments.get(4)), Double.parseDouble(arguments.get(5)));
    }

    /** For a command line. */
    List<String> arguments() {
        return List.of(engine.name(), Integer.toString(width), Integer.toString(batch), Integer.toString(threads),
                Boolean.toString(ahead), Double.toString(seconds));
    }

    StepWork withBatchesInline() {
        return new StepWork(engine, width, batch, threads, false, seconds);
    }

    /** @param beforeTiming called after the steps that are not counted */
    StepReport measure(Runnable beforeTiming) throws InterruptedException {
        Batcher batcher = Models.batcher(batch);
        try (Steps steps = steps();
                BatchStream<Batch> stream = ahead ? new BatchStream<>(batcher::batch, 0, Long.MAX_VALUE) : null) {
            double warmLoss = Double.NaN;
            long at = 0;
            while (at < WARM_STEPS) {
                warmLoss = steps.step(next(stream, batcher, at), at++);
            }
            long start = System.nanoTime();
            double passed;
            while (engine == EngineKind.KERNEL && (System.nanoTime() - start) / 1e9 < COMPILING) {
                steps.step(next(stream, batcher, at), at++);
            }
            long warm = at;
            beforeTiming.run();
            start = System.nanoTime();
            do {
                steps.step(next(stream, batcher, at), at++);
                passed = (System.nanoTime() - start) / 1e9;
            } while (passed < seconds);
            return new StepReport(at - warm, passed, warmLoss, Memory.peak().orElse(0));
        }
    }

    private Steps steps() {
        return engine == EngineKind.KERNEL ? kernel() : torch();
    }

    private Steps torch() {
        Transformer model = Models.transformer(width);
        Step step = new Step(model, Models.training(batch, RATE), Processor.detect().fastest());
        return new Steps() {
            @Override
            public double step(Batch batch, long at) {
                double[] loss = new double[1];
                step.update(batch, at, (_, value) -> loss[0] = value);
                return loss[0];
            }

            @Override
            public void close() {
                step.close();
                model.close();
            }
        };
    }

    private Steps kernel() {
        KernelTraining training = Models.kernel(width, threads);
        return new Steps() {
            @Override
            public double step(Batch batch, long at) {
                KernelTraining.Told told = training.gradients(batch);
                training.move(batch, told.norm(), 1, RATE);
                return told.losses().values().iterator().next();
            }

            @Override
            public void close() {
                training.close();
            }
        };
    }

    private static Batch next(@Nullable BatchStream<Batch> stream, Batcher batcher, long step)
            throws InterruptedException {
        return stream == null ? batcher.batch(step) : stream.next();
    }
}
