package dev.lengthwise.task.digits;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import java.util.random.RandomGenerator;

/**
 * A question about one column: after what of the answer, without steps, stands before the column's digit. The column is drawn uniformly.
 */
public interface ColumnHint extends Hint {
    ColumnTask task();

    /**
     * The token to answer with.
     *
     * @param place the column, 0 for the least significant
     */
    int answer(Columns columns, int place);

    /** The input, ⊥, and at most all digits of the answer but one. */
    @Override
    default long mostRead(int length) {
        ColumnAnswer answer = task().answer();
        long digits = answer.order() == DigitOrder.PLAIN ? length : length - 1L; // the last carry is written first, or last
        long perDigit = answer.tokens().perDigit();
        return task().mostRead(length) - answer.most(length) + (digits + 1) * perDigit - 1;
    }

    @Override
    default Example ask(int[] input, RandomGenerator random) {
        task().vocabulary().requireTokens(input);
        Columns columns = task().columns(input);
        int place = random.nextInt(columns.length());
        int[] before = task().answer().before(columns, task().start(input), place);
        int[] context = new int[before.length + 1];
        context[0] = task().vocabulary().separator();
        System.arraycopy(before, 0, context, 1, before.length);
        return new Example(input, context, new int[]{answer(columns, place)});
    }
}
