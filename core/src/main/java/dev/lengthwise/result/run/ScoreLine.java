package dev.lengthwise.result.run;

import dev.lengthwise.key.Key;
import java.util.Map;
import java.util.Optional;

/** The scores of a model in the course of its training. */
public record ScoreLine(@Key(value = "steps done", allowed = "0 to 2147483647") long step,
        @Key("share of answers that are wholly right") Shares exact,
        @Key("share of decisions that are right") Shares token,
        @Key(value = "examples of each length", allowed = "at least 1") long samples,
        @Key("seconds in which the model was scored so far") Optional<Double> scoringSeconds,
        @Key(value = "seconds of training so far, in all sessions", absent = "0") double seconds)
        implements
            MetricsLine {
    /** Shares by length. */
    public record Shares(
            @Key(value = "at each length that training draws", allowed = "0 to 1") Map<Integer, Double> trained,
            @Key(value = "at each other length", allowed = "0 to 1") Map<Integer, Double> unseen) {
    }

    public ScoreLine {
        if (!exact.trained().keySet().equals(token.trained().keySet())
                || !exact.unseen().keySet().equals(token.unseen().keySet())) {
            throw new IllegalArgumentException("token has other lengths than exact");
        }
    }
}
