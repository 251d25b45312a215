package dev.lengthwise.task;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A task of whose inputs a share is held out of training: this is either what is left to train on or what is held out to test.
 *
 * <p>On which side an input is depends on its values alone, for every task, seed and process alike: n and then each value is added
 * to a hash, which is mixed by the finalizer of SplitMix64 after each; the hash is read as a number from 0 to 1, and inputs below
 * the share are held out. What a smaller share holds out, a larger one does too.
 *
 * @param task draws the inputs
 * @param heldOut share of all inputs, above 0 and below 1
 * @param test whether this is the side that is held out
 */
public record SplitTask(Task task, double heldOut, boolean test) implements TaskOnOtherInputs {
    private static final int MOST_DRAWS = 100_000;
    private static final int TRIED = 10_000;

    public SplitTask {
        if (!(heldOut > 0 && heldOut < 1)) {
            throw new IllegalArgumentException("heldOut " + heldOut + " is not 0 to below 1");
        }
    }

    /** Whether inputs like this one are this side's. */
    public boolean has(int[] input) {
        long hash = mix(input.length);
        for (int value : input) {
            hash = mix(hash + value);
        }
        return (hash >>> 11) * 0x1p-53 < heldOut == test;
    }

    /** The finalizer of SplitMix64: spreads every bit over all 64. */
    private static long mix(long z) {
        long x = z + 0x9e3779b97f4a7c15L;
        x = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }

    /** Whether this side has inputs of a length, as far as so many draws tell; of a few short values one side may have none. */
    public boolean hasInputs(int length) {
        RandomGenerator random = new SplittableRandom(length);
        for (int tried = 0, more = 1; tried < TRIED; tried += more, more = Math.min(more * 2, TRIED - tried)) {
            int[] lengths = new int[more];
            Arrays.fill(lengths, length);
            if (task.drawAll(lengths, Collections.nCopies(more, random)).stream().anyMatch(this::has)) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where this side has no such input, instead of looking for it forever
     */
    @Override
    public int[] draw(int length, RandomGenerator random) {
        for (int i = 0; i < MOST_DRAWS; i++) {
            int[] input = task.draw(length, random);
            if (has(input)) {
                return input;
            }
        }
        throw none(length);
    }

    /** As {@link #draw} does one after another: each generator draws until it has drawn an input of this side. */
    @Override
    public List<int[]> drawAll(int[] lengths, List<? extends RandomGenerator> randoms) {
        int[][] inputs = new int[lengths.length][];
        int[] missing = IntStream.range(0, lengths.length).toArray();
        for (int draws = 0; missing.length > 0; draws++) {
            if (draws == MOST_DRAWS) {
                throw none(lengths[missing[0]]);
            }
            List<int[]> drawn = task.drawAll(IntStream.of(missing).map(i -> lengths[i]).toArray(),
                    IntStream.of(missing).mapToObj(randoms::get).toList());
            for (int i = 0; i < missing.length; i++) {
                inputs[missing[i]] = drawn.get(i);
            }
            missing = IntStream.of(missing).filter(i -> !has(inputs[i])).toArray();
        }
        return List.of(inputs);
    }

    private IllegalArgumentException none(int length) {
        return new IllegalArgumentException("length " + length + " has no input that is "
                + (test ? "held out" : "trained on") + " with heldOut " + heldOut);
    }
}
