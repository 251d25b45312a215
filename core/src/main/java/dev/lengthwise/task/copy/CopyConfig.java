package dev.lengthwise.task.copy;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Kind;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;
import dev.lengthwise.task.Vocabulary;

/**
 * The {@code task} of a recipe that copies.
 *
 * @param values Q, the number of values, at least 2
 * @param repeats whether a value may stand more than once in an input
 * @param separator whether ⊥ stands between input and answer
 */
@Kind(value = CopyKind.NAME, says = "values -> the same values in the same order: 7 3 9 3 -> 7 3 9 3")
public record CopyConfig(
        @Key(value = "Q, how many different values there are: 0 to Q - 1", absent = "100", allowed = "at least 2") int values,
        @Key(value = "whether a value may occur more than once in an input", absent = "true") boolean repeats,
        @Key(value = "whether the token ⊥ separates input and answer", absent = "true") boolean separator)
        implements
            TaskConfig {
    public CopyConfig {
        var _ = new Vocabulary(values); // refuses what there is none of
        if (repeats && !separator) {
            throw new IllegalArgumentException(
                    "separator false is not allowed where values repeat, as then nothing says "
                            + "where the input ends; true or repeats: false is needed");
        }
    }

    @Override
    public TaskKind kind() {
        return CopyKind.COPY;
    }

    @Override
    public String name() {
        return CopyKind.NAME + (repeats ? "" : "-distinct");
    }

    @Override
    public String words() {
        return CopyKind.NAME + (repeats ? "" : " without repeats") + ", " + values + " values";
    }

    @Override
    public Copy task() {
        return new Copy(new Vocabulary(values), repeats, separator);
    }
}
