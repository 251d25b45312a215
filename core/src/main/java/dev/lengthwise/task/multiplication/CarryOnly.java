package dev.lengthwise.task.multiplication;

import dev.lengthwise.task.digits.ColumnHint;
import dev.lengthwise.task.digits.Columns;

/**
 * Input → context → completion: {@code 1 2 * 6 → ⊥ → 0}, {@code 1 2 * 6 → ⊥ 2 → 1}, {@code 4 7 * 6 → ⊥ 2 → 4}.
 *
 * <p>For multiplication, ours: the carry into a column, 0 to 8. The prefix is of the answer, up to the digit of that column, and the column is
 * uniform.
 */
public record CarryOnly(Multiplication task) implements ColumnHint {
    @Override
    public String name() {
        return "carry-only";
    }

    @Override
    public int answer(Columns columns, int place) {
        return columns.carries()[place];
    }
}
