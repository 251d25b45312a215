package dev.lengthwise.task.hint;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/** A question about a prefix of the input, whose length is uniform in 1..n: {@code 1 2 9 9 → ⊥ 1 2 → ...}. */
public interface PrefixHint extends Hint {
    Vocabulary vocabulary();

    /**
     * The token to answer with.
     *
     * @param prefix its length, 1 to n
     */
    int answer(int[] input, int prefix);

    @Override
    default long mostRead(int length) {
        return 2L * length + 1;
    }

    @Override
    default Example ask(int[] input, RandomGenerator random) {
        vocabulary().requireValues(input);
        int prefix = random.nextInt(1, input.length + 1);
        int[] context = new int[1 + prefix];
        context[0] = vocabulary().separator();
        System.arraycopy(input, 0, context, 1, prefix);
        return new Example(input, context, new int[]{answer(input, prefix)});
    }
}
