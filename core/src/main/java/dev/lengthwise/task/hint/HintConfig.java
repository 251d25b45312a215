package dev.lengthwise.task.hint;

import dev.lengthwise.key.Derived;
import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One of the {@code hints} of a recipe. */
public record HintConfig(
        @Key("the hint's name; the task says which it has") String kind,
        @Key(value = "share of the batch's examples that are this hint's, at the first step; 0 only if lastShare is above 0", absent = "0.5", allowed = "0 to below 1") double share,
        @Key(value = "share from until on; before that it changes linearly from share", absent = "share", derived = AsShare.class, allowed = "0 to below 1") double lastShare,
        @Key(value = "part of the training steps after which lastShare is reached", absent = "1", allowed = "above 0 and at most 1") double until,
        @Key(value = "multiplies the hint's loss; 1 weighs it by its share", absent = "1", allowed = "above 0") double weight,
        @Key(value = "for shuffled: the hint whose answers are shuffled", absent = "null", before = "share") @Nullable String of) {
    /** A share that does not move. */
    static final class AsShare implements Derived<Double> {
        @Override
        public Double from(Map<String, ?> others) {
            return (Double) Objects.requireNonNull(others.get("share"));
        }
    }

    public HintConfig {
        if (!(share >= 0 && share < 1) || share == 0 && lastShare == 0) {
            throw new IllegalArgumentException("share " + share + " is not above 0 and below 1");
        }
        Keys.check(HintConfig.class, kind, share, lastShare, until, weight, of);
    }

    /** A hint whose share stays as it is. */
    public HintConfig(String kind, double share, double weight, @Nullable String of) {
        this(kind, share, share, 1, weight, of);
    }
}
