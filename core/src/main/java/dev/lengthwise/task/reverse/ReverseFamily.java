package dev.lengthwise.task.reverse;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Inputs of reverse that are hard for a decision of it. Each length has one. */
public enum ReverseFamily implements InputFamily {
    /** The least value, n times. Hard for the end, which only counting finds. */
    ONE_VALUE("one value, n times", true),
    /** The two least values in turn. Hard for every step, as no value says where it stands. */
    ALTERNATING("two values in turn", true),
    /** The n least values, ascending: each step is to the most similar value, where values are numbers. */
    ASCENDING("the least values, ascending", false);

    private final String words;
    private final boolean repeating;

    ReverseFamily(String words, boolean repeating) {
        this.words = words;
        this.repeating = repeating;
    }

    /** Those of reversing with repeats, or without. */
    static List<ReverseFamily> of(boolean repeats) {
        return Arrays.stream(values()).filter(family -> repeats == family.repeating).toList();
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
                case ALTERNATING -> i % 2;
                case ASCENDING -> i;
            };
        }
        return input;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
