package dev.lengthwise.task;

import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * Inputs of values that are all alike likely, drawn with {@link PortableRandom}.
 *
 * @param values how many there are
 * @param repeats whether each is drawn for itself; otherwise an input has no value twice
 */
public record UniformValues(int values, boolean repeats) {
    /** Without repeats as many as there are values; unbounded with. */
    public int maxLength() {
        return repeats ? Integer.MAX_VALUE : values;
    }

    /** An input, [length]. */
    public int[] draw(int length, RandomGenerator random) {
        if (length < 1) {
            throw new IllegalArgumentException("length " + length + " is below 1");
        }
        if (length > maxLength()) {
            throw new IllegalArgumentException("length " + length + " is above " + maxLength()
                    + ": without repeats an input has each value at most once");
        }
        PortableRandom own = PortableRandom.of(random);
        int[] input = new int[repeats ? length : values];
        for (int i = 0; repeats && i < length; i++) {
            input[i] = own.below(values);
        }
        if (!repeats) { // the beginning of a shuffle of all values
            Arrays.setAll(input, i -> i);
            for (int i = 0; i < length; i++) {
                int chosen = i + own.below(values - i);
                int value = input[chosen];
                input[chosen] = input[i];
                input[i] = value;
            }
        }
        return Arrays.copyOf(input, length);
    }

    /** Refuses an input that has a value twice where none may be. */
    public void check(int[] input) {
        BitSet seen = new BitSet();
        for (int value : input) {
            if (!repeats && seen.get(value)) {
                throw new IllegalArgumentException("the input has the value " + value
                        + " twice; allowed is each value once: this task has no repeats");
            }
            seen.set(value);
        }
    }
}
