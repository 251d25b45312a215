package dev.lengthwise.gap;

import java.util.Map;

/**
 * The weight on the right keys at one length, in fp32 and by formula. Both by the name of the right key, as {@link dev.lengthwise.construct.TaskConstruction#rightKeys} has it.
 *
 * @param family of the inputs
 * @param measured in the model
 * @param formula of the same inputs
 */
public record GapMass(String softmax, String family, int length, Map<String, Double> measured,
        Map<String, Double> formula) {
}
