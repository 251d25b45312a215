package dev.lengthwise.task.multiplication;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Kind;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;
import dev.lengthwise.task.digits.DigitOrder;

/** The {@code task} of a recipe that multiplies a number by a digit. */
@Kind(value = MultiplicationKind.NAME, says = "a number times one digit -> their product, least significant digit first: 1 2 * 3 -> 6 3")
public record MultiplicationConfig(
        @Key(value = "order of the digits of an input's numbers; plain: most significant first", absent = "plain") DigitOrder operands,
        @Key(value = "order of the answer's digits; reversed: least significant first", absent = "reversed") DigitOrder answer,
        @Key(value = "whether the answer has always n + 1 digits, with a leading zero where the last column does not carry", absent = "false") boolean padding,
        @Key(value = "whether each column's digit and carry are written first, then =, then the answer: 1 2 * 6 -> 2 1 7 0 = 2 7", absent = "false") boolean scratchpad)
        implements
            TaskConfig {
    @Override
    public TaskKind kind() {
        return MultiplicationKind.MULTIPLICATION;
    }

    @Override
    public String name() {
        return MultiplicationKind.NAME + (scratchpad ? "-scratchpad" : "");
    }

    @Override
    public String words() {
        return MultiplicationKind.NAME + (answer == DigitOrder.REVERSED ? ", answer reversed" : "")
                + (scratchpad ? ", with a scratchpad" : "");
    }

    @Override
    public Multiplication task() {
        return Multiplication.of(this);
    }
}
