package dev.lengthwise.train;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.key.Bounds;
import dev.lengthwise.key.Derived;
import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Precision;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code train} of a recipe. */
public record TrainConfig(
        @Key(value = "optimizer steps", absent = "3000", allowed = "at least 1") int steps,
        @Key(value = "examples a step in the control; with hints the recipe's accounting says what they add", absent = "512", allowed = "at least 1") int batch,
        @Key(value = "learning rate at its peak", absent = "1e-3", allowed = "above 0") double learningRate,
        @Key(value = "one-cycle: warm-up, then a cosine to almost 0; linear: warm-up, then a line to 0; constant: the peak throughout", absent = "one-cycle") ScheduleKind schedule,
        @Key(value = "for one-cycle and linear: part of the steps in which the rate rises", absent = "0.3, and 0 where the schedule is linear", derived = UsualWarmup.class, allowed = "0 to below 1") double warmup,
        @Key(value = "largest norm of the whole gradient; 0 clips nothing", absent = "1", allowed = "0 (no clipping) or above") double clip,
        @Key(value = "decoupled weight decay, as in AdamW: each update subtracts learning rate · weightDecay · weight; 0 is plain Adam", absent = "0", allowed = "0 or above") double weightDecay,
        @Key(value = "which parameters decay: all, or the matrices of the linear maps alone", absent = "all") Decay decay,
        @Key(value = "Adam's decay of the first moment", absent = "0.9", allowed = "0 to below 1") double beta1,
        @Key(value = "Adam's decay of the second moment", absent = "0.999", allowed = "0 to below 1") double beta2,
        @Key(value = "decay a step of the moving average of the weights, which then is the run's model; 0 is off: the model has the last step's weights", absent = "0", allowed = "0 (off) to below 1") double averaging,
        @Key(value = "ends training before its last step, once the model is good enough on the trained lengths", absent = "null") @Nullable StopAt stopAt,
        @Key(value = "arithmetic of the linear maps; auto is what the device does fastest, tf32 needs a GPU", absent = Asked.AUTO, allowed = "auto, fp32, bf16 or tf32") Asked<Precision> precision,
        @Key(value = "what computes: torch; kernel, our own, fp32 and the same bits on every machine; auto: kernel up to width "
                + EngineKind.KERNELS_WIDEST
                + ", torch above", absent = "torch", allowed = "auto, torch or kernel") Asked<EngineKind> engine,
        @Key(value = "steps between two checkpoints", absent = "500", allowed = "at least 1") int checkpointEvery,
        @Key(value = "how many checkpoints stay; older ones are deleted", absent = "2") Keep keep,
        @Key(value = "steps between two lines of metrics", absent = "20", allowed = "at least 1") int logEvery) {
    /** No warm-up for a line, the paper's for all else. */
    static final class UsualWarmup implements Derived<Double> {
        @Override
        public Double from(Map<String, ?> others) {
            return others.get("schedule") == ScheduleKind.LINEAR ? 0 : 0.3;
        }
    }

    public TrainConfig {
        require(steps, batch, learningRate, schedule, warmup, clip, weightDecay, decay, beta1, beta2, averaging, stopAt,
                precision, engine, checkpointEvery, keep, logEvery);
        if (!precision.allows(Precision::trains)) {
            throw notAllowed("precision", precision, Keys.of(TrainConfig.class, "precision").allowed());
        }
        if (engine.is(EngineKind.KERNEL) && !precision.allows(one -> one == Precision.FP32)) {
            throw notAllowed("precision", precision, "auto or fp32 where engine is kernel; bf16 and tf32 are torch's");
        }
    }

    /** By libtorch, with as many checkpoints as usual. */
    public TrainConfig(int steps, int batch, double learningRate, ScheduleKind schedule, double warmup, double clip,
            double weightDecay, Decay decay, double beta1, double beta2, double averaging, @Nullable StopAt stopAt,
            Asked<Precision> precision, int checkpointEvery, int logEvery) {
        this(steps, batch, learningRate, schedule, warmup, clip, weightDecay, decay, beta1, beta2, averaging, stopAt,
                precision, Asked.of(EngineKind.TORCH), checkpointEvery, Keep.TWO, logEvery);
    }

    /** Training that does nothing beyond the paper's: every parameter decays if any does, the last step's
     * weights are the model. */
    public TrainConfig(int steps, int batch, double learningRate, ScheduleKind schedule, double warmup, double clip,
            double weightDecay, double beta1, double beta2, Asked<Precision> precision, int checkpointEvery,
            int logEvery) {
        this(steps, batch, learningRate, schedule, warmup, clip, weightDecay, Decay.ALL, beta1, beta2, 0, null,
                precision,
                checkpointEvery, logEvery);
    }

    /** The same by another engine. */
    public TrainConfig withEngine(EngineKind other) {
        return new TrainConfig(steps, batch, learningRate, schedule, warmup, clip, weightDecay, decay, beta1, beta2,
                averaging, stopAt, precision, Asked.of(other), checkpointEvery, keep, logEvery);
    }

    /** The same with more or fewer steps. */
    public TrainConfig withSteps(int other) {
        return new TrainConfig(other, batch, learningRate, schedule, warmup, clip, weightDecay, decay, beta1, beta2,
                averaging, stopAt, precision, engine, checkpointEvery, keep, logEvery);
    }

    private static void require(@Nullable Object... values) {
        List<String> names = Keys.names(TrainConfig.class);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Number number) {
                Bounds bounds = Keys.bounds(TrainConfig.class, names.get(i));
                if (!bounds.holds(number.doubleValue())) {
                    throw notAllowed(names.get(i), number, bounds.words());
                }
            }
        }
    }

    private static IllegalArgumentException notAllowed(String name, Object value, String allowed) {
        return new IllegalArgumentException(name + " " + value + " is not allowed: " + allowed);
    }
}
