package dev.lengthwise.train;

import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Precision;
import org.jspecify.annotations.Nullable;

/**
 * The {@code train} of a recipe.
 *
 * @param steps optimizer steps, at least 1
 * @param batch examples a step in the control; with hints see {@link dev.lengthwise.batch.Accounting}
 * @param learningRate peak learning rate, above 0
 * @param schedule {@code one-cycle} (warm-up, then cosine to almost 0), {@code linear} (warm-up, then a line to 0) or
 *     {@code constant}
 * @param warmup for one-cycle and linear: the part of the steps in which the rate rises, 0 to below 1
 * @param clip largest norm of the whole gradient; 0 clips nothing
 * @param weightDecay decoupled weight decay (AdamW): each update takes learning rate · weightDecay of a weight away; 0 is plain
 *     Adam
 * @param decay which parameters decay: {@code all} or the {@code matrices} of the linear maps alone
 * @param beta1 Adam's decay of the first moment
 * @param beta2 Adam's decay of the second moment
 * @param averaging decay a step of the exponential moving average of the weights, 0 to below 1: the average is the run's model
 *     (0.999 looks back on about 1,000 steps; a run of fewer averages all of them); 0 is off, the last step's weights are
 * @param stopAt when training ends before its last step; null is never
 * @param precision arithmetic of the linear maps; auto is what the device does fastest
 * @param checkpointEvery steps between checkpoints, at least 1
 * @param keep how many of them stay; older ones are deleted
 * @param logEvery steps between two lines of metrics, at least 1
 */
public record TrainConfig(int steps, int batch, double learningRate, ScheduleKind schedule, double warmup, double clip,
        double weightDecay, Decay decay, double beta1, double beta2, double averaging,
        @Nullable StopAt stopAt, Asked<Precision> precision, int checkpointEvery, Keep keep, int logEvery) {
    public TrainConfig {
        require(steps >= 1, "steps", steps, "at least 1");
        require(batch >= 1, "batch", batch, "at least 1");
        require(learningRate > 0 && Double.isFinite(learningRate), "learningRate", learningRate, "above 0");
        require(warmup >= 0 && warmup < 1, "warmup", warmup, "0 to below 1");
        require(clip >= 0 && Double.isFinite(clip), "clip", clip, "0 (no clipping) or above");
        require(weightDecay >= 0 && Double.isFinite(weightDecay), "weightDecay", weightDecay, "0 or above");
        require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "0 to below 1");
        require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "0 to below 1");
        require(averaging >= 0 && averaging < 1, "averaging", averaging, "0 (off) to below 1");
        require(precision.allows(Precision::trains), "precision", precision, "auto, fp32, bf16 or tf32");
        require(checkpointEvery >= 1, "checkpointEvery", checkpointEvery, "at least 1");
        require(logEvery >= 1, "logEvery", logEvery, "at least 1");
    }

    /** With as many checkpoints as usual. */
    public TrainConfig(int steps, int batch, double learningRate, ScheduleKind schedule, double warmup, double clip,
            double weightDecay, Decay decay, double beta1, double beta2, double averaging, @Nullable StopAt stopAt,
            Asked<Precision> precision, int checkpointEvery, int logEvery) {
        this(steps, batch, learningRate, schedule, warmup, clip, weightDecay, decay, beta1, beta2, averaging, stopAt,
                precision, checkpointEvery, Keep.TWO, logEvery);
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

    /** The same with more or fewer steps. */
    public TrainConfig withSteps(int other) {
        return new TrainConfig(other, batch, learningRate, schedule, warmup, clip, weightDecay, decay, beta1, beta2,
                averaging, stopAt, precision, checkpointEvery, keep, logEvery);
    }

    private static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(name + " " + value + " is not allowed: " + allowed);
        }
    }
}
