package dev.lengthwise.task.sort;

import dev.lengthwise.task.Clusters;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.TaskOnOtherInputs;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/**
 * Sort with repeats whose inputs repeat values more often than uniform draws do: of 6 values from 100, {@code 40 7 7 40 7 40}. For
 * training, ours.
 *
 * <p>A share of the inputs takes its n values, with replacement, from a random subset of the vocabulary's Q values; the subset's
 * size k is uniform in 1..n, or up to Q where that is less. The others are drawn as {@link Sort} does.
 *
 * <p>With {@linkplain Clusters#window a window} the subset is one of w neighbouring values, with ln w uniform from ln k to ln Q, at a
 * random place; after the largest value comes the smallest, so that all are drawn equally often. So next to a value
 * stands, in the sorted input, often the very next number, as at lengths that training never shows.
 *
 * @param sort with repeats
 * @param clusters whose share is above 0
 */
public record ClusteredSort(Sort sort, Clusters clusters) implements TaskOnOtherInputs {
    public ClusteredSort {
        if (clusters.share() == 0) {
            throw new IllegalArgumentException("a share of 0 has no clusters; sort itself is meant");
        }
        if (!sort.repeats()) {
            throw new IllegalArgumentException("clusters are not allowed: without repeats no value is drawn twice;"
                    + " only sort with repeats has clusters");
        }
    }

    @Override
    public Task task() {
        return sort;
    }

    @Override
    public int[] draw(int length, RandomGenerator random) {
        if (length < 1 || random.nextDouble() >= clusters.share()) {
            return sort.draw(length, random);
        }
        int size = random.nextInt(1, Math.min(length, vocabulary().values()) + 1);
        int[] subset = clusters.window() ? neighbours(size, random) : subset(vocabulary().values(), size, random);
        int[] input = new int[length];
        for (int i = 0; i < length; i++) {
            input[i] = subset[random.nextInt(size)];
        }
        return input;
    }

    private int[] neighbours(int size, RandomGenerator random) {
        int values = vocabulary().values();
        int width = (int) Math.round(size * StrictMath.pow((double) values / size, random.nextDouble()));
        int first = random.nextInt(values);
        int[] subset = subset(width, size, random);
        for (int i = 0; i < size; i++) {
            subset[i] = (first + subset[i]) % values;
        }
        return subset;
    }

    /** Of 0 to {@code values} - 1. */
    private static int[] subset(int values, int size, RandomGenerator random) {
        return values == 1 ? new int[1] : new Sort(new Vocabulary(values), false).draw(size, random);
    }
}
