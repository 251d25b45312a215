package dev.lengthwise.task.parity;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Vocabulary;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 1 0 1 1 → ⊥ → 1}, {@code 1 0 0 1 → ⊥ → 0}, {@code 0 0 1 → ⊥ → 0}.
 *
 * <p>For parity, a contrast: 1 if more than half of the bits are ones, else 0. There is one question an input, so nothing is drawn.
 */
public record MoreOnes(Vocabulary vocabulary) implements Hint {
    @Override
    public String name() {
        return "majority";
    }

    @Override
    public long mostRead(int length) {
        return length + 1L;
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        vocabulary.requireValues(input);
        int answer = 2 * Arrays.stream(input).sum() > input.length ? 1 : 0;
        return new Example(input, new int[]{vocabulary.separator()}, new int[]{answer});
    }
}
