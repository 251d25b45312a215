package dev.lengthwise.task.parity;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import java.util.Locale;

/** Inputs of parity that are hard for a decision of it. Each length has one. */
public enum ParityFamily implements InputFamily {
    /** As many ones as can be: the answer changes with each further one. */
    ONES("ones alone"),
    /** One that a mean over the input hardly shows. Hard for odd. */
    SINGLE_ONE("a 1, then zeros"),
    /** No one at all. */
    ZEROS("zeros alone"),
    /** Half of the bits are ones. */
    ALTERNATING("1 and 0 in turn");

    private final String words;

    ParityFamily(String words) {
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
                case ONES -> 1;
                case SINGLE_ONE -> i == 0 ? 1 : 0;
                case ZEROS -> 0;
                case ALTERNATING -> (i + 1) % 2;
            };
        }
        return input;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
