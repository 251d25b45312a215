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
        @Key(value = "one-cycle: warm-up, then a cosine to almost 0; linear: warm-up, then a line to 0; constant: the peak throughout, after warmupSteps; warmup-stable-decay: the same, and in the last part of the steps (cooldown) a line to 0", absent = "one-cycle") ScheduleKind schedule,
        @Key(value = "for one-cycle and linear: part of the steps in which the rate rises", absent = "0.3, and 0 where the schedule is linear or warmup-stable-decay", derived = UsualWarmup.class, allowed = "0 to below 1") double warmup,
        @Key(value = "for constant and warmup-stable-decay: steps in which the rate rises in a line", absent = "0", allowed = "at least 0") int warmupSteps,
        @Key(value = "for warmup-stable-decay, and for branches: part of the steps, at the end, in which the rate falls in a line to 0", absent = "0.1", allowed = "above 0 and at most 1") double cooldown,
        @Key(value = "largest norm of the whole gradient; 0 clips nothing", absent = "1", allowed = "0 (no clipping) or above") double clip,
        @Key(value = "decoupled weight decay, as in AdamW: each update subtracts learning rate · weightDecay · weight; 0 is plain Adam", absent = "0", allowed = "0 or above") double weightDecay,
        @Key(value = "which parameters decay: all, or the matrices of the linear maps alone", absent = "all") Decay decay,
        @Key(value = "Adam's decay of the first moment", absent = "0.9", allowed = "0 to below 1") double beta1,
        @Key(value = "Adam's decay of the second moment", absent = "0.999", allowed = "0 to below 1") double beta2,
        @Key(value = "decay a step of the moving average of the weights, which then is the run's model; 0 is off: the model has the last step's weights", absent = "0", allowed = "0 (off) to below 1") double averaging,
        @Key(value = "ends training before its last step, once the model is good enough on the trained lengths", absent = "null") @Nullable StopAt stopAt,
        @Key(value = "for schedule constant: numbers of examples, hints included, ascending: for each a run of its own leaves this one, the trunk, before its cooldown and ends with so many", absent = "[]", allowed = "at least 1") List<Double> branches,
        @Key(value = "arithmetic of the linear maps; auto is what the device does fastest, tf32 needs a GPU", absent = Asked.AUTO, allowed = "auto, fp32, bf16 or tf32") Asked<Precision> precision,
        @Key(value = "what computes: torch; kernel, our own, fp32 and the same bits on every machine; auto: kernel up to width "
                + EngineKind.KERNELS_WIDEST
                + ", torch above", absent = "torch", allowed = "auto, torch or kernel") Asked<EngineKind> engine,
        @Key(value = "steps between two checkpoints", absent = "500", allowed = "at least 1") int checkpointEvery,
        @Key(value = "how many checkpoints stay; older ones are deleted", absent = "2") Keep keep,
        @Key(value = "steps between two lines of metrics", absent = "20", allowed = "at least 1") int logEvery) {
    private static final double COOLDOWN = 0.1;
    private static final double MOST_EXAMPLES = 1e15;

    /** No warm-up for a line, nor where it is counted in steps; the paper's for all else. */
    static final class UsualWarmup implements Derived<Double> {
        @Override
        public Double from(Map<String, ?> others) {
            return others.get("schedule") == ScheduleKind.LINEAR
                    || others.get("schedule") == ScheduleKind.WARMUP_STABLE_DECAY ? 0 : 0.3;
        }
    }

    public TrainConfig {
        require(steps, batch, learningRate, schedule, warmup, warmupSteps, cooldown, clip, weightDecay, decay, beta1,
                beta2, averaging, stopAt, branches, precision, engine, checkpointEvery, keep, logEvery);
        branches = List.copyOf(branches);
        requireWarmup(schedule, warmup, warmupSteps);
        if (schedule == ScheduleKind.WARMUP_STABLE_DECAY && warmupSteps > steps - cooldownSteps(cooldown, steps)) {
            throw notAllowed("warmupSteps", warmupSteps, "at most " + (steps - cooldownSteps(cooldown, steps))
                    + ", as the cooldown of steps " + steps + " begins there");
        }
        requireBranches(branches, schedule, stopAt);
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
        this(steps, batch, learningRate, schedule, warmup, 0, COOLDOWN, clip, weightDecay, decay, beta1, beta2,
                averaging, stopAt, List.of(), precision, Asked.of(EngineKind.TORCH), checkpointEvery, Keep.TWO,
                logEvery);
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
        return new TrainConfig(steps, batch, learningRate, schedule, warmup, warmupSteps, cooldown, clip, weightDecay,
                decay, beta1, beta2, averaging, stopAt, branches, precision, Asked.of(other), checkpointEvery, keep,
                logEvery);
    }

    /** The same with more or fewer steps. */
    public TrainConfig withSteps(int other) {
        return new TrainConfig(other, batch, learningRate, schedule, warmup, warmupSteps, cooldown, clip, weightDecay,
                decay, beta1, beta2, averaging, stopAt, branches, precision, engine, checkpointEvery, keep, logEvery);
    }

    /** The same with other branches. */
    public TrainConfig withBranches(List<Double> other) {
        return new TrainConfig(steps, batch, learningRate, schedule, warmup, warmupSteps, cooldown, clip, weightDecay,
                decay, beta1, beta2, averaging, stopAt, other, precision, engine, checkpointEvery, keep, logEvery);
    }

    /** That of a branch of so many steps. */
    public TrainConfig ofBranch(int all) {
        return new TrainConfig(all, batch, learningRate, ScheduleKind.WARMUP_STABLE_DECAY, 0, warmupSteps, cooldown,
                clip, weightDecay, decay, beta1, beta2, averaging, stopAt, List.of(), precision, engine,
                checkpointEvery, keep, logEvery);
    }

    /** The last ones of so many steps, in which the rate falls: at least 1. */
    public int cooldownSteps(int all) {
        return cooldownSteps(cooldown, all);
    }

    private static int cooldownSteps(double cooldown, int all) {
        return Math.max(1, (int) Math.round(cooldown * all));
    }

    private static void requireWarmup(ScheduleKind schedule, double warmup, int warmupSteps) {
        boolean counted = schedule == ScheduleKind.CONSTANT || schedule == ScheduleKind.WARMUP_STABLE_DECAY;
        if (warmupSteps > 0 && !counted) {
            throw notAllowed("warmupSteps", warmupSteps, "0 where schedule is " + schedule
                    + ", whose warmup is a part of the steps");
        }
        if (warmup > 0 && schedule == ScheduleKind.WARMUP_STABLE_DECAY) {
            throw notAllowed("warmup", warmup, "0 where schedule is " + schedule + ", which has warmupSteps instead");
        }
    }

    private static void requireBranches(List<Double> branches, ScheduleKind schedule, @Nullable StopAt stopAt) {
        if (branches.isEmpty()) {
            return;
        }
        double before = 0;
        for (double examples : branches) {
            if (!(examples >= 1 && examples <= MOST_EXAMPLES && examples == Math.rint(examples))) {
                throw notAllowed("branches", examples, "whole numbers of examples from 1 to 1e15");
            }
            if (examples <= before) {
                throw new IllegalArgumentException("branches has " + (long) examples + " after " + (long) before
                        + "; each number has to be larger than the one before it");
            }
            before = examples;
        }
        if (schedule != ScheduleKind.CONSTANT) {
            throw new IllegalArgumentException(
                    "branches needs schedule " + ScheduleKind.CONSTANT + " and not " + schedule
                            + ", as they share with the trunk all steps before their cooldown");
        }
        if (stopAt != null) {
            throw new IllegalArgumentException("branches does not go with stopAt, which may end training before the"
                    + " examples that they are to have; leave one of them out");
        }
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
