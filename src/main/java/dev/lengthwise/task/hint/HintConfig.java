package dev.lengthwise.task.hint;

import org.jspecify.annotations.Nullable;

/**
 * One of the {@code hints} of a recipe.
 *
 * @param kind the hint's name
 * @param share the part of the examples of a batch that are this hint's, above 0 and below 1
 * @param weight multiplies the hint's loss; 1 weighs it by its share
 * @param of for {@code shuffled}: the hint whose answers are shuffled
 */
public record HintConfig(String kind, double share, double weight, @Nullable String of) {
    public HintConfig {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share " + share + " is not above 0 and below 1");
        }
        if (!(weight > 0)) {
            throw new IllegalArgumentException("weight " + weight + " is not above 0");
        }
    }
}
