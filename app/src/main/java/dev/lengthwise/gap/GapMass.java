package dev.lengthwise.gap;

import dev.lengthwise.construct.KeyMass;

/**
 * The weight on the right key at one length, in fp32 and by formula.
 *
 * @param family of the inputs
 * @param measured in the model
 * @param formula of the same inputs
 */
public record GapMass(String softmax, String family, int length, KeyMass measured, KeyMass formula) {
}
