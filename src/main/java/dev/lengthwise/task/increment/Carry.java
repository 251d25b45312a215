package dev.lengthwise.task.increment;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 1 2 9 9 → ⊥ 1 2 → 1}, {@code 1 2 9 9 → ⊥ 1 → 0}, {@code 1 2 9 9 → ⊥ 1 2 9 9 → 1}.
 *
 * <p>For increment, ours: 1 if every digit after the given prefix of the input is 9, so that the prefix's last digit moves,
 * else 0. After the whole nothing is left that could stop the carry: 1. The prefix's length is uniform in 1..n.
 */
public record Carry(Vocabulary vocabulary) implements Hint {
    static final String NAME = "carry";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long mostRead(int length) {
        return 2L * length + 1;
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        vocabulary.requireValues(input);
        int prefix = random.nextInt(1, input.length + 1);
        int[] context = new int[1 + prefix];
        context[0] = vocabulary.separator();
        System.arraycopy(input, 0, context, 1, prefix);
        int answer = 1;
        for (int i = prefix; i < input.length; i++) {
            if (input[i] != 9) {
                answer = 0;
                break;
            }
        }
        return new Example(input, context, new int[]{answer});
    }
}
