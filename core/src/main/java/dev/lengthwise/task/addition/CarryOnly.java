package dev.lengthwise.task.addition;

import dev.lengthwise.task.digits.ColumnHint;
import dev.lengthwise.task.digits.Columns;

/**
 * Input → context → completion: {@code 1 2 + 9 → ⊥ → 0}, {@code 1 2 + 9 → ⊥ 1 → 1}, {@code 5 7 + 2 8 → ⊥ 5 → 1}.
 *
 * <p>For addition: the carry into a column. The prefix is of the answer, up to the digit of that column, and the column is uniform. After arXiv
 * 2506.09251, where the carries of a whole answer are an auxiliary task; ours asks for one of them.
 */
public record CarryOnly(Addition task) implements ColumnHint {
    @Override
    public String name() {
        return "carry-only";
    }

    @Override
    public int answer(Columns columns, int place) {
        return columns.carries()[place];
    }
}
