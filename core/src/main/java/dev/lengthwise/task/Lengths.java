package dev.lengthwise.task;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The mixture that training lengths are drawn from; the paper's is 80 % uniform in 2..5 and 20 % uniform in 6..20.
 *
 * @param ranges the parts of the mixture; their shares add up to 1
 */
public record Lengths(List<Range> ranges) {
    /** The paper's mixture (method.md, Lengths). */
    public static final Lengths PAPER = new Lengths(List.of(new Range(2, 5, 0.8), new Range(6, 20, 0.2)));

    /** Lengths uniform between two bounds. */
    public record Range(
            @Key(value = "shortest length, inclusive", allowed = "at least 1") int min,
            @Key(value = "longest length, inclusive, at least min", allowed = "at least 1") int max,
            @Key(value = "part of the examples drawn from here; all parts add up to 1", absent = "1", allowed = "above 0 and at most 1") double share) {
        public Range {
            Keys.bounds(Range.class, "min").require("min", min);
            if (max < min) {
                throw new IllegalArgumentException("max " + max + " is below min " + min);
            }
            Keys.bounds(Range.class, "share").require("share", share);
        }
    }

    public Lengths {
        ranges = List.copyOf(ranges);
        double total = ranges.stream().mapToDouble(Range::share).sum();
        if (Math.abs(total - 1) > 1e-9) {
            throw new IllegalArgumentException("shares add up to " + total + " instead of 1");
        }
    }

    /** The shortest length that can be drawn. */
    public int min() {
        return ranges.stream().mapToInt(Range::min).min().orElseThrow();
    }

    /** The longest length that can be drawn. */
    public int max() {
        return ranges.stream().mapToInt(Range::max).max().orElseThrow();
    }

    /** A length n, {@link #min()} to {@link #max()}. */
    public int draw(RandomGenerator random) {
        double u = random.nextDouble();
        for (Range range : ranges) {
            u -= range.share();
            if (u < 0) {
                return random.nextInt(range.min(), range.max() + 1);
            }
        }
        Range last = ranges.getLast();
        return random.nextInt(last.min(), last.max() + 1);
    }
}
