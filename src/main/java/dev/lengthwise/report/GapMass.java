package dev.lengthwise.report;

import dev.lengthwise.construct.KeyMass;

/**
 * The weight on the right key at one length, in fp32 and by formula.
 *
 * @param measured in the model, averaged over the answer's tokens whose successor is a value
 * @param formula of the same inputs
 */
public record GapMass(String softmax, String family, int length, KeyMass measured, KeyMass formula) {
}
