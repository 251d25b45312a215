package dev.lengthwise.task.addition;

import dev.lengthwise.task.digits.ColumnHint;
import dev.lengthwise.task.digits.Columns;

/**
 * Input → context → completion: {@code 1 2 + 9 → ⊥ → 1}, {@code 1 2 + 9 → ⊥ 1 → 1}, {@code 5 7 + 2 8 → ⊥ 5 → 7}.
 *
 * <p>For addition: what stands in a column, added up modulo ten without the carry into it. The prefix is of the answer, up to the digit of that
 * column, and the column is uniform. After arXiv 2506.09251, where a whole answer without carries is an auxiliary task; ours asks for one digit.
 */
public record NoCarry(Addition task) implements ColumnHint {
    @Override
    public String name() {
        return "no-carry";
    }

    @Override
    public int answer(Columns columns, int place) {
        return columns.bare(place);
    }
}
