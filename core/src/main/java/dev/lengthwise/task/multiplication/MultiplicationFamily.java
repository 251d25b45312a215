package dev.lengthwise.task.multiplication;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import java.util.Arrays;
import java.util.Locale;

/** Inputs of multiplication that are hard for a decision of it. Each length has one. */
public enum MultiplicationFamily implements InputFamily {
    /** The largest carry into every column. */
    NINES("nines times 9"),
    /** One carry goes over all columns: 4 times 3 makes it, 3 times 3 passes it on. Hard for carry chains. */
    LONG_CARRY("threes and a last 4, times 3"),
    /** The same without the beginning of the carry. Hard for digits without carry. */
    ALMOST_CARRIES("threes times 3");

    private final String words;

    MultiplicationFamily(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public int[] typical(Task task, int length) {
        require(task, length);
        Multiplication multiplication = (Multiplication) task; // only one has these families
        int digit = this == NINES ? 9 : 3;
        int[] number = new int[length];
        Arrays.fill(number, digit);
        if (this == LONG_CARRY) {
            number[multiplication.config().operands().place(0, length)] = 4;
        }
        return multiplication.input(number, digit);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
