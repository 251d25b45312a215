package dev.lengthwise.task.hint;

import dev.lengthwise.task.Example;
import java.util.random.RandomGenerator;

/** An auxiliary task about the inputs of a main task. Immutable and safe to share between threads. */
public interface Hint {
    /** The name in recipes, on the command line, and of the model's head: {@code successor}, {@code count}, ... */
    String name();

    /** The longest input whose every answer is a token, inclusive; {@link Integer#MAX_VALUE} where nothing bounds it. */
    default int maxLength() {
        return Integer.MAX_VALUE;
    }

    /**
     * Asks one question about an input.
     *
     * @param input an input of the main task, [n]
     * @return an example with the same input and a completion of exactly one token
     */
    Example ask(int[] input, RandomGenerator random);
}
