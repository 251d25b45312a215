package dev.lengthwise.task.sort;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Inputs of sort that are hard for a decision of it. Typical ones are in ascending order, drawn ones in any. */
public enum SortFamily implements InputFamily {
    /** The least value, n times. Hard for repeats: the margin is 1 / (2n - 1). */
    ONE_VALUE("one value, n times", true),
    /** All values alike often, but for one in the middle, which is missing. */
    ONE_MISSING("all values but one", true),
    /**
     * The least value once, the next one n - 1 times. Hard for the successor, as many keys are second best. Without repeats: the n least
     * values.
     */
    NEAR_NEIGHBOURS("the least value once, the next n - 1 times", false),
    /** The last but one value once, the largest n - 1 times. The same, at the largest distance. Without repeats: the n largest. */
    FAR_NEIGHBOURS("the last but one value once, the largest n - 1 times", false),
    /** Half of the input the least value, half the largest. */
    TWO_ENDS("the least and the largest value", true);

    private final String words;
    private final boolean repeating;

    SortFamily(String words, boolean repeating) {
        this.words = words;
        this.repeating = repeating;
    }

    /** Those of sort with repeats, or without. */
    static List<SortFamily> of(boolean repeats) {
        return Arrays.stream(values()).filter(family -> repeats || !family.repeating).toList();
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public int[] typical(Task task, int length) {
        require(task, length);
        int values = task.vocabulary().values();
        boolean repeats = ONE_VALUE.fits(task);
        int[] input = new int[length];
        for (int i = 0; i < length; i++) {
            input[i] = switch (this) {
                case ONE_VALUE -> 0;
                case ONE_MISSING -> skipping(values / 2, (int) ((long) i * (values - 1) / length));
                case NEAR_NEIGHBOURS -> repeats ? Math.min(i, 1) : i;
                case FAR_NEIGHBOURS -> repeats ? values - 2 + Math.min(i, 1) : values - length + i;
                case TWO_ENDS -> i < length / 2 ? 0 : values - 1;
            };
        }
        return input;
    }

    private static int skipping(int missing, int value) {
        return value < missing ? value : value + 1;
    }

    @Override
    public int[] draw(Task task, int length, RandomGenerator random) {
        int[] input = typical(task, length);
        for (int i = input.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int value = input[i];
            input[i] = input[other];
            input[other] = value;
        }
        return input;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
