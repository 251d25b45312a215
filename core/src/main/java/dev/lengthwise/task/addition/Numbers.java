package dev.lengthwise.task.addition;

import dev.lengthwise.task.digits.Columns;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Two numbers to be added, their digits least significant first.
 *
 * @param start the index of their least significant place, where places have indices
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
record Numbers(int[] first, int[] second, int start) {
    private static final int BASE = 10;

    /** n, the digits of the longer one. */
    int length() {
        return Math.max(first.length, second.length);
    }

    /** Column by column. */
    Columns columns() {
        int[] totals = new int[length()];
        for (int place = 0; place < totals.length; place++) {
            totals[place] = digit(first, place) + digit(second, place);
        }
        return Columns.of(Math.min(first.length, second.length), totals);
    }

    private static int digit(int[] number, int place) {
        return place < number.length ? number[place] : 0;
    }

    /**
     * Uniform digits, and in a share of cases a long carry. The one number has n digits; the other one as many, or where lengths differ
     * uniformly 1 to n. Which of them is first is even.
     */
    static Numbers draw(int length, AdditionConfig config, RandomGenerator random) {
        int[] one = digits(length, random);
        int[] other = digits(config.equal() ? length : random.nextInt(1, length + 1), random);
        if (random.nextDouble() < config.carries()) {
            carry(one, other, random);
        }
        if (config.padding()) {
            other = Arrays.copyOf(other, length);
        }
        return random.nextBoolean() ? new Numbers(one, other, 0) : new Numbers(other, one, 0);
    }

    private static int[] digits(int length, RandomGenerator random) {
        int[] digits = new int[length];
        for (int i = 0; i < length; i++) {
            digits[i] = random.nextInt(BASE);
        }
        return digits;
    }

    /**
     * Makes a carry begin at a column that both have, drawn uniformly, and go on over the next columns, so many that their number is uniform
     * from 0 to all that are left: their digits add up to 9.
     */
    private static void carry(int[] one, int[] other, RandomGenerator random) {
        int from = random.nextInt(other.length);
        one[from] = random.nextInt(1, BASE);
        other[from] = random.nextInt(BASE - one[from], BASE);
        int columns = random.nextInt(one.length - from);
        for (int place = from + 1; place <= from + columns; place++) {
            if (place < other.length) {
                other[place] = BASE - 1 - one[place];
            } else {
                one[place] = BASE - 1;
            }
        }
    }
}
