package dev.lengthwise.task.mode;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Kind;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;
import dev.lengthwise.task.Vocabulary;

/**
 * The {@code task} of a recipe about the mode.
 *
 * @param values Q, the number of values, at least 2
 * @param ties whether inputs may have several most frequent values
 */
@Kind(value = ModeKind.NAME, says = "values -> the most frequent one, the least of them where several are: 7 3 9 3 -> 3")
public record ModeConfig(
        @Key(value = "Q, how many different values there are: 0 to Q - 1", absent = "10", allowed = "at least 2") int values,
        @Key(value = "whether inputs may have several most frequent values; the answer is then the least of them", absent = "true") boolean ties)
        implements
            TaskConfig {
    public ModeConfig {
        var _ = new Vocabulary(values); // refuses what there is none of
    }

    @Override
    public TaskKind kind() {
        return ModeKind.MODE;
    }

    @Override
    public String words() {
        return ModeKind.NAME + (ties ? "" : " without ties") + ", " + values + " values";
    }

    @Override
    public Mode task() {
        return new Mode(new Vocabulary(values), ties);
    }
}
