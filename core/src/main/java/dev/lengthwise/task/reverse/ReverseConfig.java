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
 */
@Kind(value = ReverseKind.NAME, says = "values -> the same values, last first: 7 3 9 3 -> 3 9 3 7")
public record ReverseConfig(
        @Key(value = "Q, how many different values there are: 0 to Q - 1", absent = "100", allowed = "at least 2") int values)
        implements
            TaskConfig {
    public ReverseConfig {
        var _ = new Vocabulary(values); // refuses what there is none of
    }

    @Override
    public TaskKind kind() {
        return ReverseKind.REVERSE;
    }

    @Override
    public String words() {
        return ReverseKind.NAME + ", " + values + " values";
    }

    @Override
    public Reverse task() {
        return new Reverse(new Vocabulary(values));
    }
}
