package dev.lengthwise.task.sort;

import java.util.random.RandomGenerator;

/** The distinct values of an input as a bit set: queries are drawn from it without sorting and without objects for numbers. */
final class DistinctValues {
    private final long[] words;
    private final int values;
    private final int size;

    /**
     * @param input numbers in 0..values-1
     * @param values how many values there are
     */
    DistinctValues(int[] input, int values) {
        this.values = values;
        words = new long[(values + Long.SIZE - 1) / Long.SIZE];
        for (int value : input) {
            words[value / Long.SIZE] |= 1L << value; // a shift takes its distance modulo 64
        }
        int present = 0;
        for (long word : words) {
            present += Long.bitCount(word);
        }
        size = present;
    }

    /** Whether no value is absent. */
    boolean isComplete() {
        return size == values;
    }

    /** One of the values that are present, uniformly. */
    int draw(RandomGenerator random) {
        return select(random.nextInt(size), 0);
    }

    /** One of the values that are absent, uniformly; there has to be one. */
    int drawAbsent(RandomGenerator random) {
        return select(random.nextInt(values - size), -1);
    }

    /** The place of the bit that has {@code rank} set bits before it, after {@code flip} was applied to every word. */
    private int select(int rank, long flip) {
        int index = 0;
        long word = words[0] ^ flip;
        int before = rank;
        while (before >= Long.bitCount(word)) {
            before -= Long.bitCount(word);
            index++;
            word = words[index] ^ flip;
        }
        for (; before > 0; before--) {
            word &= word - 1; // clears the lowest set bit
        }
        return index * Long.SIZE + Long.numberOfTrailingZeros(word);
    }
}
