package dev.lengthwise.task.reverse;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Kind;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;
import dev.lengthwise.task.Vocabulary;

/**
 * The {@code task} of a recipe that reverses.
 *
 * @param values Q, the number of values, at least 2
 * @param repeats whether a value may stand more than once in an input
 * @param separator whether ⊥ stands between input and answer
 */
@Kind(value = ReverseKind.NAME, says = "values -> the same values, last first: 7 3 9 3 -> 3 9 3 7")
public record ReverseConfig(
        @Key(value = "Q, how many different values there are: 0 to Q - 1", absent = "100", allowed = "at least 2") int values,
        @Key(value = "whether a value may occur more than once in an input", absent = "true") boolean repeats,
        @Key(value = "whether the token ⊥ separates input and answer", absent = "true") boolean separator)
        implements
            TaskConfig {
    public ReverseConfig {
        var _ = new Vocabulary(values); // refuses what there is none of
        if (repeats && !separator) {
            throw new IllegalArgumentException(
                    "separator false is not allowed where values repeat, as then nothing says "
                            + "where the input ends; true or repeats: false is needed");
        }
    }

    /** With repeats and ⊥. */
    public ReverseConfig(int values) {
        this(values, true, true);
    }

    @Override
    public TaskKind kind() {
        return ReverseKind.REVERSE;
    }

    @Override
    public String name() {
        return ReverseKind.NAME + (repeats ? "" : "-distinct");
    }

    @Override
    public String words() {
        return ReverseKind.NAME + (repeats ? "" : " without repeats") + ", " + values + " values";
    }

    @Override
    public Reverse task() {
        return new Reverse(new Vocabulary(values), repeats, separator);
    }
}
