package dev.lengthwise.task;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A main task: what the model is judged on. Implementations are immutable and safe to share between threads. */
public interface Task {
    /** The name in recipes, on the command line, and of the model's head: its kind's, such as {@code sort}. */
    String name();

    Vocabulary vocabulary();

    /** What the length of an input counts, for messages: {@code values}, {@code digits}, {@code nodes}. */
    default String unit() {
        return "values";
    }

    /** The shortest input there is, inclusive. */
    default int minLength() {
        return 1;
    }

    /** The longest input there is, inclusive; {@link Integer#MAX_VALUE} where nothing bounds it. */
    int maxLength();

    /**
     * The length of an input: how many tokens it has, where the task does not say otherwise, as one whose numbers have n digits each.
     *
     * @param input one of the task's
     */
    default int length(int[] input) {
        return input.length;
    }

    /**
     * The most tokens of an input.
     *
     * @param length n
     */
    default long mostGiven(int length) {
        return length;
    }

    /**
     * The most tokens that a model reads of an example: all of it but the last one of its completion.
     *
     * @param length n
     */
    default long mostRead(int length) {
        return mostGiven(length) + length + 1; // the input, ⊥, an answer of n; END is only written
    }

    /**
     * Draws an input.
     *
     * @param length n, {@link #minLength()} to {@link #maxLength()}
     * @return its tokens, mostly n values
     */
    int[] draw(int length, RandomGenerator random);

    /**
     * Draws several inputs, each as {@link #draw} does; for a task that answers many at once sooner than one after another.
     *
     * @param lengths of each
     * @param randoms a generator for each
     */
    default List<int[]> drawAll(int[] lengths, List<? extends RandomGenerator> randoms) {
        List<int[]> inputs = new ArrayList<>(lengths.length);
        for (int i = 0; i < lengths.length; i++) {
            inputs.add(draw(lengths[i], randoms.get(i)));
        }
        return inputs;
    }

    /**
     * Refuses an input that is not one of the task's, wherever it comes from: what a model answers to it would mean nothing.
     *
     * @throws IllegalArgumentException saying what is wrong and what is allowed
     */
    default void check(int[] input) {
        vocabulary().requireTokens(input);
        if (length(input) > maxLength()) {
            throw new IllegalArgumentException("the input has length " + length(input) + "; allowed are up to "
                    + maxLength() + " " + unit() + " for this task");
        }
    }

    /**
     * The example for an input: context ⊥, or none where the task has no separator; completion the answer followed by END.
     *
     * @param input tokens of values and symbols; stays as it is and becomes the example's
     */
    Example pose(int[] input);

    /**
     * What is decided with each token of the completion: the classes of the error taxonomy (method.md, Evaluation). Which kind a label is of
     * is what {@link #decisionKinds} says.
     *
     * @return one label for each token of {@code pose(input).completion()}
     */
    List<String> decisions(int[] input);

    /** The kinds of these decisions: those of the task's kind, where it does not say otherwise. */
    default DecisionKinds decisionKinds() {
        return DecisionKinds.named(name());
    }

    /** Whether ⊥ stands between input and answer. */
    default boolean hasSeparator() {
        return true;
    }

    /** The hints about its inputs; the first one is what is shuffled where nothing else is said. Perhaps none. */
    default List<Hint> hints() {
        return List.of();
    }

    /** Families of inputs to test it on, {@link UniformFamily#UNIFORM} first. */
    default List<InputFamily> families() {
        return List.of(UniformFamily.UNIFORM);
    }

    /** Whether {@link #clustered} gives a task. */
    default boolean hasClusters() {
        return false;
    }

    /**
     * The task with more repeated values, for training.
     *
     * @param clusters which inputs take their values from a few, of a share above 0
     * @throws IllegalArgumentException for a task that has none
     */
    default Task clustered(Clusters clusters) {
        throw new IllegalArgumentException("clusters are not allowed: " + name() + " has none; leave them out");
    }
}
