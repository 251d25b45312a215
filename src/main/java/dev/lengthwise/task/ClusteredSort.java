package dev.lengthwise.task;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Sort with repeats whose inputs repeat values more often than uniform draws do: of 6 values from 100, {@code 40 7 7 40 7 40}. For
 * training, ours.
 *
 * <p>A share of the inputs takes its n values, with replacement, from a random subset of the vocabulary's values; the subset's
 * size is uniform in 1..n, or up to the number of values where that is less. The others are drawn as {@link Sort} does.
 *
 * @param sort with repeats
 * @param share of the inputs that are drawn from subsets, above 0 and at most 1
 */
public record ClusteredSort(Sort sort, double share) implements Task {
    public ClusteredSort {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("clusters " + share + " is not 0 to 1");
        }
        if (!sort.repeats()) {
            throw new IllegalArgumentException("clusters " + share + " is not allowed: without repeats no value is"
                    + " drawn twice; only sort with repeats has clusters");
        }
    }

    @Override
    public String name() {
        return sort.name();
    }

    @Override
    public Vocabulary vocabulary() {
        return sort.vocabulary();
    }

    @Override
    public int maxLength() {
        return sort.maxLength();
    }

    @Override
    public long mostRead(int length) {
        return sort.mostRead(length);
    }

    @Override
    public int[] draw(int length, RandomGenerator random) {
        if (length < 1 || random.nextDouble() >= share) {
            return sort.draw(length, random);
        }
        int size = random.nextInt(1, Math.min(length, vocabulary().values()) + 1);
        int[] subset = new Sort(vocabulary(), false).draw(size, random);
        int[] input = new int[length];
        for (int i = 0; i < length; i++) {
            input[i] = subset[random.nextInt(size)];
        }
        return input;
    }

    @Override
    public Example pose(int[] input) {
        return sort.pose(input);
    }

    @Override
    public List<String> decisions(int[] input) {
        return sort.decisions(input);
    }
}
