package dev.lengthwise.task.digits;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Task;
import java.util.List;

/**
 * A task whose answer is a number that is computed column by column, with carries.
 *
 * <p>The answer has as many digits as there are columns, and one more where the last column carries. With a scratchpad each column's digit and
 * the carry out of it come first, least significant first, then {@code =}, then the answer.
 */
public interface ColumnTask extends Task {
    /** How the answer is written. */
    ColumnAnswer answer();

    /**
     * What the input comes to.
     *
     * @throws IllegalArgumentException for one that is not the task's
     */
    Columns columns(int[] input);

    /** The index of the least significant place of an input; 0 where its format has none. */
    int start(int[] input);

    /** What is decided with the digit of a column: a label. */
    String decision(Columns columns, int place);

    @Override
    default Example pose(int[] input) {
        Columns columns = columns(input);
        return new Example(input, new int[]{vocabulary().separator()},
                answer().write(columns, start(input), place -> "", vocabulary().end()).tokens());
    }

    /** Of each digit {@link #decision}; of other tokens what they are. */
    @Override
    default List<String> decisions(int[] input) {
        Columns columns = columns(input);
        return answer().write(columns, start(input), place -> decision(columns, place), vocabulary().end()).labels();
    }

    /** What the scratchpad and the format add to a task's own kinds of decisions. */
    List<DecisionKind> BESIDES = List.of(
            new DecisionKind(ColumnAnswer.LAST_CARRY, "The leading digit of a result that is longer than the numbers."),
            new DecisionKind(ColumnAnswer.LEADING_ZERO,
                    "With padding: the leading digit where the last column does not carry."),
            new DecisionKind(ColumnAnswer.INDEX, "Index-hinted: the index of the digit that follows."),
            new DecisionKind(ColumnAnswer.CARRY, "Scratchpad: the carry out of the column before it."),
            new DecisionKind(ColumnAnswer.EQUALS, "Scratchpad: the steps are done, the answer begins."),
            new DecisionKind(ColumnAnswer.COPIED, "Scratchpad: a digit of the answer, which the steps have already."));
}
