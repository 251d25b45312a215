package dev.lengthwise.task.hint;

import org.jspecify.annotations.Nullable;

/**
 * One of the {@code hints} of a recipe.
 *
 * @param kind the hint's name
 * @param share the part of the examples of the first step's batch that are this hint's, 0 to below 1
 * @param lastShare the part from {@code until} on, 0 to below 1; in between it moves linearly. Not 0 as {@code share} is
 * @param until the part of the training steps after which {@code lastShare} is reached, above 0 and at most 1
 * @param weight multiplies the hint's loss; 1 weighs it by its share
 * @param of for {@code shuffled}: the hint whose answers are shuffled
 */
public record HintConfig(String kind, double share, double lastShare, double until, double weight,
        @Nullable String of) {
    public HintConfig {
        if (!(share >= 0 && share < 1) || share == 0 && lastShare == 0) {
            throw new IllegalArgumentException("share " + share + " is not above 0 and below 1");
        }
        if (!(lastShare >= 0 && lastShare < 1)) {
            throw new IllegalArgumentException("lastShare " + lastShare + " is not 0 to below 1");
        }
        if (!(until > 0 && until <= 1)) {
            throw new IllegalArgumentException("until " + until + " is not above 0 and at most 1");
        }
        if (!(weight > 0)) {
            throw new IllegalArgumentException("weight " + weight + " is not above 0");
        }
    }

    /** A hint whose share stays as it is. */
    public HintConfig(String kind, double share, double weight, @Nullable String of) {
        this(kind, share, share, 1, weight, of);
    }
}
