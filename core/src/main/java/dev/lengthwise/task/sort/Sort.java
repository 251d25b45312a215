package dev.lengthwise.task.sort;

import dev.lengthwise.task.Clusters;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ → 3 3 7 9 END}.
 *
 * <p>The values of the input in ascending order, each as often as it stands there. Values are numbers: 2 comes before 10.
 *
 * @param vocabulary its values are what inputs are made of
 * @param repeats whether values are drawn with replacement (the paper's setting); without, an input has no value twice
 * @param separator whether ⊥ stands between input and answer; without, {@code 7 3 9 3 → 3 3 7 9 END}: the first value of the answer
 *     is predicted at the last one of the input, as in minGPT's demo
 */
public record Sort(Vocabulary vocabulary, boolean repeats, boolean separator) implements Task {
    public static final String NAME = "sort";

    /** Sort with ⊥ between input and answer. */
    public Sort(Vocabulary vocabulary, boolean repeats) {
        this(vocabulary, repeats, true);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Without repeats as many as there are values; unbounded with. */
    @Override
    public int maxLength() {
        return repeats ? Integer.MAX_VALUE : vocabulary.values();
    }

    @Override
    public long mostRead(int length) {
        return 2L * length + (separator ? 1 : 0);
    }

    @Override
    public int[] draw(int length, RandomGenerator random) {
        if (length < 1) {
            throw new IllegalArgumentException("length " + length + " is below 1");
        }
        if (length > maxLength()) {
            throw new IllegalArgumentException("length " + length + " is above " + maxLength()
                    + ": without repeats an input has each value at most once");
        }
        return repeats ? withReplacement(length, random) : withoutReplacement(length, random);
    }

    private int[] withReplacement(int length, RandomGenerator random) {
        int[] input = new int[length];
        for (int i = 0; i < length; i++) {
            input[i] = random.nextInt(vocabulary.values());
        }
        return input;
    }

    /** The first {@code length} of a shuffle of all values, which is carried no further than that. */
    private int[] withoutReplacement(int length, RandomGenerator random) {
        int[] pool = new int[vocabulary.values()];
        for (int value = 0; value < pool.length; value++) {
            pool[value] = value;
        }
        for (int i = 0; i < length; i++) {
            int chosen = random.nextInt(i, pool.length);
            int value = pool[chosen];
            pool[chosen] = pool[i];
            pool[i] = value;
        }
        return Arrays.copyOf(pool, length);
    }

    /** {@inheritDoc} Without repeats no value may stand twice. */
    @Override
    public void check(int[] input) {
        Task.super.check(input);
        BitSet seen = new BitSet();
        for (int value : input) {
            if (!repeats && seen.get(value)) {
                throw new IllegalArgumentException("the input has the value " + value
                        + " twice; allowed is each value once: this task has no repeats");
            }
            seen.set(value);
        }
    }

    /** {@inheritDoc} Any values are sorted here, also repeated ones that {@link #check} refuses. */
    @Override
    public Example pose(int[] input) {
        vocabulary.requireValues(input);
        int[] completion = Arrays.copyOf(input, input.length + 1);
        Arrays.sort(completion, 0, input.length);
        completion[input.length] = vocabulary.end();
        return new Example(input, separator ? new int[]{vocabulary.separator()} : new int[0], completion);
    }

    /**
     * For {@code 3 3 7 9 END}: first element, repeat 2 of 2, successor after 2, successor after 1, end.
     *
     * <p>"successor after M": a new value, M copies of the one before having been written. "repeat J of M": copy J, from 2 on,
     * of a value that stands M times in the input.
     */
    @Override
    public List<String> decisions(int[] input) {
        int[] sorted = input.clone();
        Arrays.sort(sorted);
        List<String> labels = new ArrayList<>(sorted.length + 1);
        int multiplicity = 0;
        for (int i = 0; i < sorted.length; i += multiplicity) {
            labels.add(i == 0 ? "first element" : "successor after " + multiplicity);
            multiplicity = copiesFrom(sorted, i);
            for (int copy = 2; copy <= multiplicity; copy++) {
                labels.add("repeat " + copy + " of " + multiplicity);
            }
        }
        labels.add("end");
        return labels;
    }

    @Override
    public boolean hasSeparator() {
        return separator;
    }

    @Override
    public List<Hint> hints() {
        return List.of(new Successor(vocabulary), new Count(vocabulary), new Fill(vocabulary),
                new Remaining(vocabulary), new Predecessor(vocabulary), new Maximum(vocabulary),
                new Membership(vocabulary));
    }

    @Override
    public List<InputFamily> families() {
        List<InputFamily> families = new ArrayList<>(List.of(UniformFamily.UNIFORM));
        families.addAll(SortFamily.of(repeats));
        return families;
    }

    @Override
    public boolean hasClusters() {
        return repeats;
    }

    @Override
    public Task clustered(Clusters clusters) {
        return new ClusteredSort(this, clusters);
    }

    private static int copiesFrom(int[] sorted, int first) {
        int after = first + 1;
        while (after < sorted.length && sorted[after] == sorted[first]) {
            after++;
        }
        return after - first;
    }
}
