package dev.lengthwise.task.dyck;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import java.util.Locale;

/** Inputs of dyck that are hard for a decision of it; opening brackets are of all kinds in turn. Each length has one. */
public enum DyckFamily implements InputFamily {
    /** {@code ( [ ( [}: the deepest nesting. Hard for the end, which only counting finds. */
    NESTED("opening brackets alone"),
    /** {@code ( ) [ ] (}: nothing or one bracket is open. Hard for the end, as a sum over the whole input has to be 0 or 1. */
    FLAT("pairs one after another"),
    /** {@code ( [ ] ( ) [}: hard for the first bracket, which is to be found before all pairs. */
    ONE_OPEN("an open bracket, then pairs"),
    /** {@code ( [ ( [ ] )}: two thirds open, the others close. Hard for the innermost open one, which stands far before the end. */
    HILL("opening brackets, then half as many closing ones");

    private static final int THIRD = 3;

    private final String words;

    DyckFamily(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public int[] typical(Task task, int length) {
        require(task, length);
        Brackets brackets = new Brackets(task.vocabulary());
        boolean[] opens = new boolean[length];
        for (int i = 0; i < length; i++) {
            opens[i] = switch (this) {
                case NESTED -> true;
                case FLAT -> i % 2 == 0;
                case ONE_OPEN -> i == 0 || i % 2 == 1;
                case HILL -> i < length - length / THIRD;
            };
        }
        int[] opened = new int[1];
        return brackets.word(opens, () -> opened[0]++ % brackets.kinds());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
