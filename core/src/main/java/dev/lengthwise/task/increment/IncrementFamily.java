package dev.lengthwise.task.increment;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import java.util.Locale;

/** Inputs of increment that are hard for a decision of it. Each length has one. */
public enum IncrementFamily implements InputFamily {
    /** The digit 0, n times. Hard for copying: the margin is 1 / (2n - 1). */
    ONE_VALUE("one value, n times"),
    /** The answer has a digit more. */
    NINES("nines alone"),
    /** Zeros, then a 4, then nines: a long first run and a long carry. */
    ZEROS_THEN_NINES("zeros, a 4, nines");

    private static final int NINE = 9;

    private final String words;

    IncrementFamily(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public int[] typical(Task task, int length) {
        require(task, length);
        int[] input = new int[length];
        for (int i = 0; i < length; i++) {
            input[i] = switch (this) {
                case ONE_VALUE -> 0;
                case NINES -> NINE;
                case ZEROS_THEN_NINES -> i < length / 2 ? 0 : i == length / 2 ? 4 : NINE;
            };
        }
        return input;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
