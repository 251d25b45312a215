package dev.lengthwise.task.multiplication;

import dev.lengthwise.task.digits.ColumnHint;
import dev.lengthwise.task.digits.Columns;

/**
 * Input → context → completion: {@code 1 2 * 6 → ⊥ → 2}, {@code 1 2 * 6 → ⊥ 2 → 6}, {@code 4 7 * 6 → ⊥ 2 → 4}.
 *
 * <p>For multiplication, ours: the product of a column's digit modulo ten, without the carry into it. The prefix is of the answer, up to the digit
 * of that column, and the column is uniform.
 */
public record NoCarry(Multiplication task) implements ColumnHint {
    @Override
    public String name() {
        return "no-carry";
    }

    @Override
    public int answer(Columns columns, int place) {
        return columns.bare(place);
    }
}
