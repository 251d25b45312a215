package dev.lengthwise.task.addition;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;
import dev.lengthwise.task.digits.DigitFormat;
import dev.lengthwise.task.digits.DigitOrder;

/** The {@code task} of a recipe that adds two numbers. */
@Kind(value = AdditionKind.NAME, says = "two numbers -> their sum, least significant digit first: 1 2 + 9 -> 1 2")
public record AdditionConfig(
        @Key(value = "order of the digits of an input's numbers; plain: most significant first", absent = "plain") DigitOrder operands,
        @Key(value = "order of the answer's digits; reversed: least significant first", absent = "reversed") DigitOrder answer,
        @Key(value = "whether both numbers have n digits; otherwise one of them has 1 to n", absent = "false") boolean equal,
        @Key(value = "whether leading zeros make both numbers n digits long and the answer n + 1", absent = "false") boolean padding,
        @Key(value = "what stands beside digits; spaced: blanks in the input, at random; index-hinted: before each digit an index that says its place", absent = "plain") DigitFormat format,
        @Key(value = "how many indices there are, for index-hinted: numbers have at most one digit fewer", absent = "128", allowed = "at least 2") int indices,
        @Key(value = "the share of inputs that are made to have a long carry", absent = "0.5", allowed = "0 to 1") double carries,
        @Key(value = "whether each column's digit and carry are written first, then =, then the answer: 1 2 + 9 -> 1 1 2 0 = 1 2", absent = "false") boolean scratchpad)
        implements
            TaskConfig {
    public AdditionConfig {
        Keys.check(AdditionConfig.class, operands, answer, equal, padding, format, indices, carries, scratchpad);
    }

    @Override
    public TaskKind kind() {
        return AdditionKind.ADDITION;
    }

    @Override
    public String name() {
        return AdditionKind.NAME + (scratchpad ? "-scratchpad" : "");
    }

    @Override
    public String words() {
        return AdditionKind.NAME + (answer == DigitOrder.REVERSED ? ", answer reversed" : "")
                + (format == DigitFormat.PLAIN ? "" : ", " + format) + (scratchpad ? ", with a scratchpad" : "");
    }

    @Override
    public Addition task() {
        return Addition.of(this);
    }
}
