package dev.lengthwise.task;

import java.util.random.RandomGenerator;

/**
 * An auxiliary task about the inputs of a main task. Immutable and safe to share between threads.
 *
 * <p>Each hint's page starts with worked examples, written input → context → completion.
 */
public interface Hint {
    /** The name in recipes, on the command line, and of the model's head: {@code successor}, {@code count}, ... */
    String name();

    /** The shortest input that can be asked about, inclusive. */
    default int minLength() {
        return 1;
    }

    /** The longest input whose every answer is a token, inclusive; {@link Integer#MAX_VALUE} where nothing bounds it. */
    default int maxLength() {
        return Integer.MAX_VALUE;
    }

    /**
     * The most tokens that a model reads of a question: all but its answer.
     *
     * @param length of the input
     */
    default long mostRead(int length) {
        return length + 2L; // the input, ⊥, a query
    }

    /**
     * Asks one question about an input.
     *
     * @param input an input of the main task, [n], {@link #minLength()} to {@link #maxLength()}; stays as it is and becomes
     *     the example's
     * @return an example with the same input and a completion of exactly one token
     */
    Example ask(int[] input, RandomGenerator random);
}
