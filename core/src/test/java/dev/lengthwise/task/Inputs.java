package dev.lengthwise.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The inputs that every task and hint is tried on: corner cases, then thousands drawn. */
public final class Inputs {
    private Inputs() {
    }

    /** Inputs of sort, with and without repeats, over {@code values} values and of lengths from {@code min} to {@code max}. */
    public static List<int[]> ofSort(int values, int min, int max) {
        List<int[]> inputs = new ArrayList<>();
        for (int length = min; length <= max; length++) {
            for (int value : new int[]{0, values / 2, values - 1}) {
                inputs.add(filled(length, value));
            }
            int[] ascending = new int[length];
            Arrays.setAll(ascending, i -> i % values);
            inputs.add(ascending);
            int[] descending = new int[length];
            Arrays.setAll(descending, i -> values - 1 - i % values);
            inputs.add(descending);
            int[] twoValues = new int[length];
            Arrays.setAll(twoValues, i -> i % 2 * (values - 1));
            inputs.add(twoValues);
        }
        SplittableRandom random = new SplittableRandom(values);
        for (int i = 0; i < 3000; i++) {
            // Few different values in some, so that there are many copies.
            int bound = random.nextInt(1, values + 1);
            inputs.add(random.ints(random.nextInt(min, max + 1), 0, bound).toArray());
        }
        return inputs;
    }

    /** Inputs of increment, of lengths from 1 to {@code max}: many end in nines or begin with zeros. */
    public static List<int[]> ofIncrement(int max) {
        List<int[]> inputs = new ArrayList<>();
        for (int length = 1; length <= max; length++) {
            inputs.add(filled(length, 0));
            inputs.add(filled(length, 9));
            for (int zeros = 0; zeros <= length; zeros++) {
                int[] zerosThenNines = filled(length, 9);
                Arrays.fill(zerosThenNines, 0, zeros, 0);
                inputs.add(zerosThenNines);
                int[] ninesThenZeros = filled(length, 0);
                Arrays.fill(ninesThenZeros, 0, zeros, 9);
                inputs.add(ninesThenZeros);
            }
        }
        SplittableRandom random = new SplittableRandom(10);
        for (int i = 0; i < 3000; i++) {
            int[] digits = random.ints(random.nextInt(1, max + 1), 0, 10).toArray();
            Arrays.fill(digits, random.nextInt(digits.length + 1), digits.length, 9);
            inputs.add(digits);
            inputs.add(random.ints(random.nextInt(1, max + 1), 0, 10).toArray());
        }
        return inputs;
    }

    private static int[] filled(int length, int value) {
        int[] input = new int[length];
        Arrays.fill(input, value);
        return input;
    }

    /** The tokens as people read them: {@code SEP 3 MASK 7}. */
    public static String words(Vocabulary vocabulary, int[] tokens) {
        List<String> words = new ArrayList<>();
        for (int token : tokens) {
            words.add(vocabulary.word(token));
        }
        return String.join(" ", words);
    }
}
