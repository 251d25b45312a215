package dev.lengthwise.recipe;

import dev.lengthwise.construct.Construction;
import dev.lengthwise.construct.Sharpness;

/**
 * Training starts from the task's construction (docs/construction.md) plus noise, instead of from random weights alone: each weight is
 * the construction's plus {@code noise} times the random one of the run's seed. Temperatures are the model's.
 *
 * @param unit what the construction's attention scores are multiplied by, above 0: 1 where attention is tempered with β of 1 or more
 * @param maxLength longest input that the construction is made for, at least 1
 * @param logits what the construction's logits are multiplied by, above 0: its answers stay as they are, and so does their order, but its
 *     loss falls to 0 as this grows
 * @param noise 0 for the construction itself, 1 for all of the usual random weights on top of it
 */
public record StartConfig(double unit, int maxLength, double logits, double noise) {
    public StartConfig {
        if (!(unit > 0) || Double.isInfinite(unit)) {
            throw new IllegalArgumentException("unit " + Decimals.shortest(unit) + " is not above 0");
        }
        if (!(logits > 0) || Double.isInfinite(logits)) {
            throw new IllegalArgumentException("logits " + Decimals.shortest(logits) + " is not above 0");
        }
        if (maxLength < 1) {
            throw new IllegalArgumentException("maxLength " + maxLength + " is below 1");
        }
        if (!(noise >= 0) || Double.isInfinite(noise)) {
            throw new IllegalArgumentException("noise " + Decimals.shortest(noise) + " is below 0");
        }
    }

    /** The construction of a recipe's task. */
    public Construction construction(Recipe recipe) {
        return Construction.of(recipe.task(), new Sharpness(recipe.model().temper(), unit), maxLength);
    }
}
