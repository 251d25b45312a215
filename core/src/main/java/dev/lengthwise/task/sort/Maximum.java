package dev.lengthwise.task.sort;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ → 9}.
 *
 * <p>For sort, a contrast: the greatest value of the input. There is one question an input, so nothing is drawn.
 */
public record Maximum(Vocabulary vocabulary) implements Hint {
    static final String NAME = "maximum";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long mostRead(int length) {
        return length + 1L;
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        vocabulary.requireValues(input);
        int maximum = input[0];
        for (int value : input) {
            maximum = Math.max(maximum, value);
        }
        return new Example(input, new int[]{vocabulary.separator()}, new int[]{maximum});
    }
}
