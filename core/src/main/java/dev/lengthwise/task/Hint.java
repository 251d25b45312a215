package dev.lengthwise.task;

import java.util.ArrayList;
import java.util.List;
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
     * @param input an input of the main task, of length {@link #minLength()} to {@link #maxLength()}; stays as it is and becomes
     *     the example's
     * @return an example with the same input and a completion of exactly one token
     */
    Example ask(int[] input, RandomGenerator random);

    /**
     * Asks a question about each of several inputs, as {@link #ask} does; for a hint that answers many at once sooner than one after
     * another.
     *
     * @param randoms a generator for each
     */
    default List<Example> askAll(List<int[]> inputs, List<? extends RandomGenerator> randoms) {
        List<Example> questions = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            questions.add(ask(inputs.get(i), randoms.get(i)));
        }
        return questions;
    }
}
