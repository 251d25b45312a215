package dev.lengthwise.gap;

import dev.lengthwise.key.Key;
import java.util.Map;

/**
 * The weight on the right keys at one length, in fp32 and by formula. Both by the name of the right key, as
 * {@link dev.lengthwise.construct.TaskConstruction#rightKeys} has it.
 */
public record GapMass(@Key("the softmax") String softmax, @Key("the family of inputs") String family,
        @Key(value = "length of the input", allowed = "at least 1") int length,
        @Key("in the model, in fp32, by right key; the construction says which it has") Map<String, Double> measured,
        @Key("by formula, of the same inputs") Map<String, Double> formula) {
    public GapMass {
        if (!measured.keySet().equals(formula.keySet()) || measured.isEmpty()) {
            throw new IllegalArgumentException("measured has " + measured.keySet() + " and formula "
                    + formula.keySet() + "; the same keys are needed, one at least");
        }
    }
}
