package dev.lengthwise.task.increment;

import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.PrefixHint;

/**
 * Input → context → completion: {@code 1 2 9 9 → ⊥ 1 2 → 9}, {@code 1 2 9 9 → ⊥ 1 2 9 9 → END}.
 *
 * <p>For increment, where it is the hint called {@code successor}: the digit of the input that follows the given prefix of the
 * input; END after the whole. The prefix's length is uniform in 1..n.
 */
public record DigitSuccessor(Vocabulary vocabulary) implements PrefixHint {
    public static final String NAME = "successor";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int answer(int[] input, int prefix) {
        return prefix == input.length ? vocabulary.end() : input[prefix];
    }
}
