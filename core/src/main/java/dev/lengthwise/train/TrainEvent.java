package dev.lengthwise.train;

import java.nio.file.Path;
import java.util.Map;

/** What training tells while it runs. */
public sealed interface TrainEvent {

    /**
     * The first batch is there, and the first step is under way.
     *
     * @param step steps done so far, in earlier sessions
     * @param steps steps of the whole run
     */
    record Begun(long step, long steps) implements TrainEvent {
    }

    /**
     * One more step is done.
     *
     * @param step steps done so far
     * @param steps steps of the whole run
     */
    record Stepped(long step, long steps) implements TrainEvent {
    }

    /**
     * A line of metrics.
     *
     * @param step steps done so far
     * @param losses mean cross-entropy of each head in nats a token, over the steps since the line before
     * @param learningRate of the last step
     * @param gradientNorm of the last step, before clipping
     * @param examplesPerSecond since the line before, hints included
     * @param waiting share of the time since the start that was spent waiting for data
     * @param secondsLeft at this pace
     */
    record Measured(long step, Map<String, Double> losses, double learningRate, double gradientNorm,
            double examplesPerSecond, double waiting, double secondsLeft) implements TrainEvent {
    }

    /** A checkpoint was written. */
    record Saved(long step, Path file) implements TrainEvent {
    }
}
