package dev.lengthwise.evaluate;

import dev.lengthwise.batch.Streams;
import dev.lengthwise.task.DecisionKinds;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.SplitTask;
import dev.lengthwise.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where test examples come from: a main task, or a hint about its inputs.
 *
 * @param hint null for the main task
 */
public record Questions(Task task, @Nullable Hint hint) {

    /** The head that answers. */
    public String head() {
        return hint == null ? task.name() : hint.name();
    }

    /** The longest input there is, inclusive. */
    public int maxLength() {
        return hint == null ? task.maxLength() : Math.min(task.maxLength(), hint.maxLength());
    }

    /** The shortest input that can be asked about, inclusive. */
    public int minLength() {
        return hint == null ? task.minLength() : Math.max(task.minLength(), hint.minLength());
    }

    /** Whether there are inputs of a length that {@link #minLength()} and {@link #maxLength()} allow: not of all where some are held out. */
    public boolean hasInputs(int length) {
        return !(task instanceof SplitTask split) || split.hasInputs(length);
    }

    /** The most tokens that a model reads of an example with an input of that length. */
    public long mostRead(int length) {
        return hint == null ? task.mostRead(length) : hint.mostRead(length);
    }

    /** In words, for messages. */
    public String describe() {
        return hint == null ? task.name() : "the hint " + hint.name() + " of " + task.name();
    }

    /** Test examples of one length: a pure function of the seed, and the first k of more are the same k. */
    public List<Example> draw(int length, int samples, long seed) {
        return draw(length, 0, samples, seed);
    }

    private List<Example> draw(int length, int first, int samples, long seed) {
        List<RandomGenerator> randoms = IntStream.range(first, first + samples)
                .mapToObj(place -> Streams.evaluation(seed, length, place)).toList();
        int[] lengths = new int[samples];
        Arrays.fill(lengths, length);
        List<int[]> inputs = task.drawAll(lengths, randoms);
        return hint == null ? inputs.stream().map(task::pose).toList() : hint.askAll(inputs, randoms);
    }

    /** One of the examples of {@link #draw}, by its place from 0. */
    public Example drawOne(int length, int place, long seed) {
        return draw(length, place, 1, seed).getFirst();
    }

    /** What kinds of decisions an answer is made of; of a hint's one token nothing is said. */
    public DecisionKinds kinds() {
        return hint == null ? task.decisionKinds() : DecisionKinds.UNKNOWN;
    }

    /** What is decided with each token of the completion. */
    List<String> decisions(Example example) {
        return hint == null ? task.decisions(example.input()) : List.of("answer");
    }
}
