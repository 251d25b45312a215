package dev.lengthwise.probe;

import dev.lengthwise.task.TrainedLengths;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What is looked at inside of a model.
 *
 * @param lengths where primitives are counted and parts knocked out, ascending; linear probes are tested at the longest one too
 * @param attentionLengths where attention is summed up, ascending
 * @param samples test inputs of each length for the primitives; an eighth of them, at least 20, for each part that is knocked out;
 *     fewer where inputs are long
 * @param seed draws the inputs
 * @param trained the lengths of training
 * @param examples inputs to look at one by one, at least one
 * @param other the input whose activations are patched into the first example; empty to choose one
 */
public record ProbePlan(List<Integer> lengths, List<Integer> attentionLengths, int samples, long seed,
        TrainedLengths trained,
        List<List<Integer>> examples, List<Integer> other) {
    /** Test inputs of each length, unless there is a reason for another number. */
    public static final int SAMPLES = 1000;
    /** The longest input that can be looked at one by one. */
    public static final int LONGEST_EXAMPLE = 64;
    private static final int SHORTEST_LINEAR = 2; // of a single value there is nothing to tell apart
    private static final List<Integer> ATTENTION = List.of(5, 10, 20, 50, 100, 200, 500);

    public ProbePlan {
        lengths = sorted(lengths);
        attentionLengths = sorted(attentionLengths);
        examples = examples.stream().map(List::copyOf).toList();
        other = List.copyOf(other);
        if (lengths.isEmpty() || attentionLengths.isEmpty() || examples.isEmpty()) {
            throw new IllegalArgumentException("lengths " + lengths + ", lengths for attention " + attentionLengths
                    + " and examples " + examples + " must not be empty");
        }
        if (samples < 2) {
            throw new IllegalArgumentException("samples " + samples + " is below 2");
        }
    }

    /**
     * The lengths that linear probes are trained on, so that {@linkplain #lengths the longest} is beyond them: those of training from 2
     * on, or, where nothing longer is looked at, those of them up to the longest but one. Where training had none so short, all from 2
     * up to that one: nothing but the probe is trained on them.
     */
    public TrainedLengths linear() {
        boolean beyond = lengths.getLast() > trained.max() || lengths.size() == 1;
        int longest = beyond ? trained.max() : lengths.get(lengths.size() - 2);
        TrainedLengths possible = TrainedLengths.from(Math.min(SHORTEST_LINEAR, longest), longest);
        return trained.and(possible).orElse(possible);
    }

    /** How many steps a model takes. */
    public int steps() {
        return 2 * lengths.size() + attentionLengths.size() + 2; // linear probes, examples
    }

    private static List<Integer> sorted(Collection<Integer> lengths) {
        return List.copyOf(new TreeSet<>(lengths));
    }

    /**
     * Lengths from 5 to 500 for attention, those up to a longest one; that one where all of them are longer. Where none of them is a
     * length of training, the longest of those besides: heads are told apart by what they do there.
     */
    public static List<Integer> attentionUpTo(int longest, TrainedLengths trained) {
        List<Integer> possible = ATTENTION.stream().filter(length -> length <= longest).toList();
        TreeSet<Integer> lengths = new TreeSet<>(possible.isEmpty() ? List.of(longest) : possible);
        if (trained.longestOf(lengths).isEmpty()) {
            trained.and(TrainedLengths.from(1, longest)).ifPresent(readable -> lengths.add(readable.max()));
        }
        return List.copyOf(lengths);
    }
}
