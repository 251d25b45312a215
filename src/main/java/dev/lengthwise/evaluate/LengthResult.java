package dev.lengthwise.evaluate;

import java.util.Map;

/**
 * The score at one length.
 *
 * @param length n, values in the input
 * @param exact examples whose whole greedy output was right, END included
 * @param token decisions that were right under teacher forcing
 * @param decisions the error taxonomy, by kind of decision, in reading order
 */
public record LengthResult(int length, Accuracy exact, Accuracy token, Map<String, DecisionCount> decisions) {
}
