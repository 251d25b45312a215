package dev.lengthwise.task.addition;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Inputs of addition that are hard for a decision of it. Each length has one; indices and blanks of a drawn one are drawn. */
public enum AdditionFamily implements InputFamily {
    /** Each column carries by itself. */
    NINES("nines and nines"),
    /** One carry goes over all columns. Hard for carry chains. */
    NINES_AND_ONE("nines and 1"),
    /** Each column adds up to nine and none carries. Hard for digits without carry: they are those of a chain, but for its beginning. */
    ALMOST_CARRIES("fours and fives");

    private final String words;

    AdditionFamily(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    private Numbers numbers(Addition addition, int length) {
        int[] first = new int[length];
        Arrays.fill(first, this == ALMOST_CARRIES ? 4 : 9);
        int[] second = new int[this == NINES_AND_ONE && !addition.config().equal() && !addition.config().padding()
                ? 1
                : length];
        if (this == NINES_AND_ONE) {
            second[0] = 1;
        } else {
            Arrays.fill(second, this == NINES ? 9 : 5);
        }
        return new Numbers(first, second, 0);
    }

    private static Addition addition(Task task) {
        return (Addition) task; // only one has these families
    }

    @Override
    public int[] typical(Task task, int length) {
        require(task, length);
        return addition(task).input(numbers(addition(task), length));
    }

    @Override
    public int[] draw(Task task, int length, RandomGenerator random) {
        require(task, length);
        return addition(task).input(numbers(addition(task), length), random);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
