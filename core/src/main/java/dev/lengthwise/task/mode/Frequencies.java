package dev.lengthwise.task.mode;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How often each value stands in an input.
 *
 * @param counts by value, [Q]
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
record Frequencies(int[] counts) {
    static Frequencies of(int[] input, int values) {
        int[] counts = new int[values];
        Arrays.stream(input).forEach(value -> counts[value]++);
        return new Frequencies(counts);
    }

    /** The most frequent value, the least of them where several are; -1 where there is none at all. */
    int mode() {
        int mode = 0;
        for (int value = 1; value < counts.length; value++) {
            mode = counts[value] > counts[mode] ? value : mode;
        }
        return counts[mode] == 0 ? -1 : mode;
    }

    /** The values that are as frequent as the most frequent one, ascending. */
    int[] modes() {
        return IntStream.range(0, counts.length).filter(value -> counts[value] == counts[mode()]).toArray();
    }

    /** Of the others. */
    Frequencies without(int value) {
        int[] others = counts.clone();
        others[value] = 0;
        return new Frequencies(others);
    }

    /** How often the next most frequent value stands; 0 where there is one value only. */
    int second() {
        return Arrays.stream(without(mode()).counts).max().orElseThrow();
    }
}
