package dev.lengthwise.train;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.batch.HintShare;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import java.nio.file.Path;
import java.util.List;

/** Training of a model so small that a step takes a millisecond: increment with the hint carry, whose name sorts before it. */
final class TinyRuns {
    static final List<String> HEADS = List.of("increment", "carry");
    private static final Increment INCREMENT = new Increment(0.5);
    private static final Lengths LENGTHS = new Lengths(List.of(new Lengths.Range(1, 4, 1)));

    static {
        Engine.start(1);
    }

    private TinyRuns() {
    }

    static Transformer model(long seed) {
        return model(HEADS, seed);
    }

    static Transformer model(List<String> heads, long seed) {
        return model(heads, seed, Device.CPU);
    }

    static Transformer model(long seed, Device device) {
        return model(HEADS, seed, device);
    }

    /** Two heads of 16 numbers, a size that kernels of GPUs have, and two blocks. */
    static Transformer wide(Device device) {
        return new Transformer(new TransformerConfig(2, 32, 2, 64, Norm.PRE, Activation.GELU,
                new Temper.LogLength(0.5, Temper.Per.HEAD, true)), INCREMENT.vocabulary().size(), HEADS, 1, device);
    }

    private static Transformer model(List<String> heads, long seed, Device device) {
        return new Transformer(new TransformerConfig(1, 8, 2, 16, Norm.PRE, Activation.GELU,
                new Temper.LogLength(0.5, Temper.Per.HEAD, true)), INCREMENT.vocabulary().size(), heads, seed, device);
    }

    /** 8 examples a step, a fourth of them the hint's. */
    static Batcher batcher(long seed) {
        return batcher(Accounting.REPLACE, 1, seed);
    }

    /** The hint's examples become fewer and end with step 8 of 12: 4, 4, 3, 3, 2, 2, 1, 1, 0, ... of 8. */
    static Batcher fading(long seed) {
        HintShare carry = new HintShare(Hints.create("carry", INCREMENT, null), 0.5, 0, 8, 1);
        return new Batcher(INCREMENT, List.of(carry), Accounting.REPLACE, LENGTHS, 8, seed);
    }

    static Batcher batcher(Accounting accounting, double weight, long seed) {
        List<HintShare> hints = List.of(new HintShare(Hints.create("carry", INCREMENT, null), 0.25, weight));
        return new Batcher(INCREMENT, hints, accounting, LENGTHS, 8, seed);
    }

    /** 12 steps, a checkpoint every 5, metrics every 4. */
    static TrainConfig config() {
        return config(12, 1, 0);
    }

    static TrainConfig config(int steps, double clip, double weightDecay) {
        return new TrainConfig(steps, 8, 0.01, ScheduleKind.ONE_CYCLE, 0.3, clip, weightDecay, 0.9, 0.999,
                Asked.of(Precision.FP32), 5, 4);
    }

    /** As {@link #config()}, and the weights are averaged: by half with each step. */
    static TrainConfig averaged() {
        return new TrainConfig(12, 8, 0.01, ScheduleKind.ONE_CYCLE, 0.3, 1, 0, Decay.ALL, 0.9, 0.999, 0.5, null,
                Asked.of(Precision.FP32), 5, 4);
    }

    /** As {@link #config()}, looking every third step whether half is right; averaged or not. */
    static TrainConfig stopping(double averaging) {
        return new TrainConfig(12, 8, 0.01, ScheduleKind.ONE_CYCLE, 0.3, 1, 0, Decay.ALL, 0.9, 0.999, averaging,
                new StopAt(0.5, 3, 10), Asked.of(Precision.FP32), 5, 4);
    }

    static Trainer trainer(Transformer model, TrainConfig config, Path checkpoints) {
        return new Trainer(model, batcher(1), config, Precision.FP32, checkpoints);
    }
}
