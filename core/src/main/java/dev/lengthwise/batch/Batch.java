package dev.lengthwise.batch;

import dev.lengthwise.task.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Examples laid one after another without padding, shortest first, so that token-wise work runs on S real tokens and attention
 * on groups of one length.
 *
 * @param tokens what the model reads: each example without its last token, [S]
 * @param groups how the tokens fall into sequences
 * @param targets what each head has to answer; heads without an example in the batch are left out
 * @param stretches how many times as long as it is each sequence is taken to be where the attention is tempered, in the order of
 *     the tokens, at least 1; empty where none is stretched
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
public record Batch(long[] tokens, LengthGroups groups, List<Targets> targets, double[] stretches) {

    /** A batch without stretched sequences. */
    public Batch(long[] tokens, LengthGroups groups, List<Targets> targets) {
        this(tokens, groups, targets, new double[0]);
    }

    /**
     * The examples of one head.
     *
     * @param weight of the head's mean loss
     */
    public record Part(String head, double weight, List<Example> examples) {
    }

    /** Lays out the examples of all parts. Within a head, examples keep their order among those of equal length. */
    public static Batch of(List<Part> parts) {
        int[] counts = counts(parts);
        int[] lengths = IntStream.range(0, counts.length).filter(length -> counts[length] > 0).toArray();
        int[] places = new int[counts.length]; // where the next example of each length begins
        int total = 0;
        for (int length : lengths) {
            places[length] = total;
            total += counts[length] * length;
        }
        long[] tokens = new long[total];
        List<Targets> targets = new ArrayList<>();
        for (Part part : parts) {
            if (!part.examples().isEmpty()) {
                targets.add(lay(part, places, tokens));
            }
        }
        LengthGroups groups = new LengthGroups(lengths,
                Arrays.stream(lengths).map(length -> counts[length]).toArray());
        return new Batch(tokens, groups, List.copyOf(targets));
    }

    /** How many examples there are of each number of tokens that are read. */
    private static int[] counts(List<Part> parts) {
        int[] counts = new int[1];
        for (Part part : parts) {
            for (Example example : part.examples()) {
                int length = read(example);
                if (length >= counts.length) {
                    counts = Arrays.copyOf(counts, Math.max(length + 1, 2 * counts.length));
                }
                counts[length]++;
            }
        }
        return counts;
    }

    /** Writes a part's tokens where each length's next example begins, and moves that on. */
    private static Targets lay(Part part, int[] places, long[] tokens) {
        int[] next = new int[places.length]; // where the next answer of each length goes
        for (Example example : part.examples()) {
            next[read(example)] += example.completion().length;
        }
        int answers = 0;
        for (int length = 0; length < next.length; length++) {
            int of = next[length];
            next[length] = answers;
            answers += of;
        }
        long[] positions = new long[answers];
        long[] labels = new long[answers];
        for (Example example : part.examples()) {
            int length = read(example);
            int place = places[length];
            places[length] += length;
            for (int token : example.input()) {
                tokens[place++] = token;
            }
            for (int token : example.context()) {
                tokens[place++] = token;
            }
            int[] completion = example.completion();
            int at = next[length];
            next[length] += completion.length;
            for (int i = 0; i < completion.length; i++) {
                if (i > 0) {
                    tokens[place++] = completion[i - 1];
                }
                positions[at + i] = place - 1L; // the token before the one to be written
                labels[at + i] = completion[i];
            }
        }
        return new Targets(part.head(), part.examples().size(), part.weight(), positions, labels);
    }

    /** The same batch with stretched sequences. */
    Batch stretched(double[] stretches) {
        return new Batch(tokens, groups, targets, stretches);
    }

    /** Examples in the batch. */
    public int examples() {
        return targets.stream().mapToInt(Targets::examples).sum();
    }

    private static int read(Example example) {
        return example.given() + example.completion().length - 1;
    }
}
