package dev.lengthwise.task.increment;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 1 2 9 9 → ⊥ 1 2 → 9}, {@code 1 2 9 9 → ⊥ 1 2 9 9 → END}.
 *
 * <p>For increment, where it is the hint called {@code successor}: the digit of the input that follows the given prefix of the
 * input; END after the whole. The prefix's length is uniform in 1..n.
 */
public record DigitSuccessor(Vocabulary vocabulary) implements Hint {
    static final String NAME = "successor";

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
        int answer = prefix == input.length ? vocabulary.end() : input[prefix];
        return new Example(input, context, new int[]{answer});
    }
}
