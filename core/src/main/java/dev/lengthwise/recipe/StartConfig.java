package dev.lengthwise.recipe;

import dev.lengthwise.construct.Construction;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;

/**
 * Training starts from the task's construction (docs/construction.md) plus noise, instead of from random weights alone: each weight is
 * the construction's plus {@code noise} times the random one of the run's seed. Temperatures are the model's.
 */
public record StartConfig(
        @Key(value = "what the construction's attention scores are multiplied by; 1 where attention is tempered with β of 1 or more", absent = "1", allowed = "above 0") double unit,
        @Key(value = "longest input that the construction is made for", allowed = "at least 1") int maxLength,
        @Key(value = "what the construction's logits are multiplied by: its answers stay as they are, but its loss falls to 0 as this grows", absent = "1", allowed = "above 0") double logits,
        @Key(value = "0 for the construction itself, 1 for all of the usual random weights on top of it", absent = "0", allowed = "at least 0") double noise) {
    public StartConfig {
        Keys.check(StartConfig.class, unit, maxLength, logits, noise);
    }

    /** The construction of a recipe's task. */
    public Construction construction(Recipe recipe) {
        return Construction.of(recipe.task(), new Sharpness(recipe.model().temper(), unit), maxLength);
    }
}
