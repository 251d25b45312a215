package dev.lengthwise.task.reverse;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import java.util.Locale;

/** Inputs of reverse that are hard for a decision of it. Each length has one. */
public enum ReverseFamily implements InputFamily {
    /** The least value, n times. Hard for the end, which only counting finds. */
    ONE_VALUE("one value, n times"),
    /** The two least values in turn. Hard for every step, as no value says where it stands. */
    ALTERNATING("two values in turn");

    private final String words;

    ReverseFamily(String words) {
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
        for (int i = 0; this == ALTERNATING && i < length; i++) {
            input[i] = i % 2;
        }
        return input;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
