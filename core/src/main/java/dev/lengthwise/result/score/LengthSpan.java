package dev.lengthwise.result.score;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.task.TrainedLengths;
import java.util.List;

/** Neighbouring lengths of training. */
public record LengthSpan(@Key(value = "the shortest length, inclusive", allowed = "at least 1") int min,
        @Key(value = "the longest length, inclusive", allowed = "at least 1") int max) {
    public LengthSpan {
        Keys.check(LengthSpan.class, min, max);
        if (max < min) {
            throw new IllegalArgumentException("max " + max + " is below min " + min);
        }
    }

    /** All that training draws, ascending and apart. */
    public static List<LengthSpan> of(TrainedLengths trained) {
        return trained.spans().stream().map(span -> new LengthSpan(span.min(), span.max())).toList();
    }
}
