package dev.lengthwise.result.study;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.statistics.Interval;
import dev.lengthwise.statistics.Summary;
import java.util.List;

/** Which score of a result is meant. */
public enum Measure {
    EXACT, TOKEN;

    private static final Interval SHARES = new Interval(0, 1);

    public Accuracy of(LengthResult result) {
        return switch (this) {
            case EXACT -> result.exact();
            case TOKEN -> result.token();
        };
    }

    /** The rates over seeds, at least one. */
    public Summary over(List<LengthResult> seeds) {
        return Summary.of(seeds.stream().mapToDouble(result -> of(result).rate()).toArray(), SHARES);
    }
}
