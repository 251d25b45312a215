package dev.lengthwise.task;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Kinds of test inputs, each hard for a decision of its own. Of every family but {@link #UNIFORM} the values of an input follow from its
 * length, and only their order is drawn; {@link #typical} says which values.
 */
public enum InputFamily {
    /** What the task draws. Typical: every value as often as any other; without repeats, values with equal gaps. */
    UNIFORM("as the task draws them"),
    /** For sort: the least value, n times. For increment: the digit 0, n times. Hard for repeats: the margin is 1 / (2n - 1). */
    ONE_VALUE("one value, n times"),
    /** For sort: all values alike often, but for one in the middle, which is missing. */
    ONE_MISSING("all values but one"),
    /**
     * For sort: the least value once, the next one n - 1 times. Hard for the successor, as many keys are second best. Without repeats: the
     * n least values.
     */
    NEAR_NEIGHBOURS("the least value once, the next n - 1 times"),
    /** For sort: the last but one value once, the largest n - 1 times. The same, at the largest distance. Without repeats: the n largest. */
    FAR_NEIGHBOURS("the last but one value once, the largest n - 1 times"),
    /** For sort: half of the input the least value, half the largest. */
    TWO_ENDS("the least and the largest value"),
    /** For increment: nines alone. The answer has a digit more. */
    NINES("nines alone"),
    /** For increment: zeros, then a 4, then nines. A long first run and a long carry. */
    ZEROS_THEN_NINES("zeros, a 4, nines");

    private final String words;

    InputFamily(String words) {
        this.words = words;
    }

    /** What its inputs are, for people. */
    public String words() {
        return words;
    }

    /** Whether a task has such inputs. */
    public boolean fits(Task task) {
        return switch (this) {
            case UNIFORM -> true;
            case ONE_VALUE -> !(task instanceof Sort sort) || sort.repeats();
            case ONE_MISSING, TWO_ENDS -> task instanceof Sort sort && sort.repeats();
            case NEAR_NEIGHBOURS, FAR_NEIGHBOURS -> task instanceof Sort;
            case NINES, ZEROS_THEN_NINES -> task instanceof Increment;
        };
    }

    /**
     * An input of the family.
     *
     * @param task one that it {@linkplain #fits}
     * @param length n, 1 to the task's longest
     */
    int[] draw(Task task, int length, RandomGenerator random) {
        if (this == UNIFORM) {
            return task.draw(length, random);
        }
        int[] input = typical(task, length);
        if (task instanceof Sort) {
            shuffle(input, random);
        }
        return input;
    }

    /** The values of such an input; for sort in ascending order. */
    public int[] typical(Task task, int length) {
        if (!fits(task)) {
            throw new IllegalArgumentException(task.name() + " has no inputs of family " + this);
        }
        if (length < 1 || length > task.maxLength()) {
            throw new IllegalArgumentException("length " + length + " is not in 1.." + task.maxLength());
        }
        int values = task.vocabulary().values();
        int[] input = new int[length];
        boolean repeats = !(task instanceof Sort sort) || sort.repeats();
        for (int i = 0; i < length; i++) {
            input[i] = switch (this) {
                case UNIFORM -> (int) ((long) i * values / length);
                case ONE_VALUE -> 0;
                case ONE_MISSING -> skipping(values / 2, (int) ((long) i * (values - 1) / length));
                case NEAR_NEIGHBOURS -> repeats ? Math.min(i, 1) : i;
                case FAR_NEIGHBOURS -> repeats ? values - 2 + Math.min(i, 1) : values - length + i;
                case TWO_ENDS -> i < length / 2 ? 0 : values - 1;
                case NINES -> values - 1;
                case ZEROS_THEN_NINES -> i < length / 2 ? 0 : i == length / 2 ? 4 : values - 1;
            };
        }
        return input;
    }

    private static int skipping(int missing, int value) {
        return value < missing ? value : value + 1;
    }

    private static void shuffle(int[] input, RandomGenerator random) {
        for (int i = input.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int value = input[i];
            input[i] = input[other];
            input[other] = value;
        }
    }

    /** The families of a task, in their order. */
    public static List<InputFamily> of(Task task) {
        return Arrays.stream(values()).filter(family -> family.fits(task)).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
