package dev.lengthwise.evaluate;

import java.util.Map;
import java.util.Optional;

/**
 * The score at one length.
 *
 * @param length n, the length of the input
 * @param exact examples whose whole greedy output was right, END included
 * @param token decisions that were right, each after the right tokens before it; of an answer that was written freely, tokens that
 *     are the right one of their place
 * @param decisions the error taxonomy, by kind of decision, in the order of the names, numbers in them as numbers
 * @param outcomes which inputs were right; empty where that was not kept
 */
public record LengthResult(int length, Accuracy exact, Accuracy token, Map<String, DecisionCount> decisions,
        Optional<Outcomes> outcomes) {
    /** Of which no outcomes were kept. */
    public LengthResult(int length, Accuracy exact, Accuracy token, Map<String, DecisionCount> decisions) {
        this(length, exact, token, decisions, Optional.empty());
    }

    /** Its counts alone. */
    public LengthResult counts() {
        return new LengthResult(length, exact, token, decisions);
    }
}
