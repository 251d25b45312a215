package dev.lengthwise.task.increment;

import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.PrefixHint;

/**
 * Input → context → completion: {@code 1 2 9 9 → ⊥ 1 2 → 1}, {@code 1 2 9 9 → ⊥ 1 → 0}, {@code 1 2 9 9 → ⊥ 1 2 9 9 → 1}.
 *
 * <p>For increment, ours: 1 if every digit after the given prefix of the input is 9, so that the prefix's last digit moves,
 * else 0. After the whole nothing is left that could stop the carry: 1. The prefix's length is uniform in 1..n.
 */
public record Carry(Vocabulary vocabulary) implements PrefixHint {
    static final String NAME = "carry";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int answer(int[] input, int prefix) {
        for (int i = prefix; i < input.length; i++) {
            if (input[i] != 9) {
                return 0;
            }
        }
        return 1;
    }
}
