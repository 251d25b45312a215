package dev.lengthwise.task.parity;

import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.PrefixHint;

/**
 * Input → context → completion: {@code 1 0 1 1 → ⊥ 1 0 → 1}, {@code 1 0 1 1 → ⊥ 1 0 1 → 0}, {@code 1 0 1 1 → ⊥ 1 0 1 1 → 1}.
 *
 * <p>For parity, ours: the parity of a prefix of the input, which is a step of the scratchpad. The prefix's length is uniform in 1..n.
 */
public record PrefixParity(Vocabulary vocabulary) implements PrefixHint {
    @Override
    public String name() {
        return "prefix-parity";
    }

    @Override
    public int answer(int[] input, int prefix) {
        int parity = 0;
        for (int i = 0; i < prefix; i++) {
            parity ^= input[i];
        }
        return parity;
    }
}
