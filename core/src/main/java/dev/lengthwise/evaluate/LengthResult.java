package dev.lengthwise.evaluate;

import java.util.Map;

/**
 * The score at one length.
 *
 * @param length n, values in the input
 * @param exact examples whose whole greedy output was right, END included
 * @param token decisions that were right, each after the right tokens before it; of an answer that was written freely, tokens that
 *     are the right one of their place
 * @param decisions the error taxonomy, by kind of decision, in the order of the names, numbers in them as numbers
 */
public record LengthResult(int length, Accuracy exact, Accuracy token, Map<String, DecisionCount> decisions) {
}
