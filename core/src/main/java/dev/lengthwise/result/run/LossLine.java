package dev.lengthwise.result.run;

import dev.lengthwise.key.Key;
import java.util.Map;
import java.util.Optional;

/** A measurement of training. */
public record LossLine(@Key(value = "steps done", allowed = "0 to 2147483647") long step,
        @Key("mean cross-entropy of each head since the line before, in nats a token") Map<String, Double> loss,
        @Key("of the last step") Optional<Double> learningRate,
        @Key("length of the last step's gradient, before clipping") Optional<Double> gradientNorm,
        @Key("since the line before, those of hints included") Optional<Long> examplesPerSecond,
        @Key("share of the time since the start that was spent waiting for data") Optional<Double> waiting,
        @Key("seconds in which the model was scored so far") Optional<Double> scoringSeconds,
        @Key(value = "seconds of training so far, in all sessions", absent = "0") double seconds)
        implements
            MetricsLine {
}
