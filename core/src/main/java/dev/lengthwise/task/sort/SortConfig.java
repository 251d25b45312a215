package dev.lengthwise.task.sort;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Kind;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;
import dev.lengthwise.task.Vocabulary;

/**
 * The {@code task} of a recipe that sorts.
 *
 * @param values Q, the number of values, at least 2
 * @param repeats whether values may repeat in an input (the paper's setting) or are drawn without replacement
 * @param separator whether ⊥ stands between input and answer (the paper's) or the answer follows the input directly
 */
@Kind(value = Sort.NAME, says = "values -> the same values, smallest first: 7 3 9 3 -> 3 3 7 9")
public record SortConfig(
        @Key(value = "Q, how many different values there are: 0 to Q - 1", absent = "100", allowed = "at least 2") int values,
        @Key(value = "whether a value may occur more than once in an input", absent = "true") boolean repeats,
        @Key(value = "whether the token ⊥ separates input and answer", absent = "true") boolean separator)
        implements
            TaskConfig {
    public SortConfig {
        var _ = new Vocabulary(values); // refuses what there is none of
    }

    /** With ⊥ between input and answer. */
    public SortConfig(int values, boolean repeats) {
        this(values, repeats, true);
    }

    @Override
    public TaskKind kind() {
        return SortKind.SORT;
    }

    @Override
    public String name() {
        return Sort.NAME + (repeats ? "" : "-distinct");
    }

    @Override
    public String words() {
        return Sort.NAME + (repeats ? "" : " without repeats") + ", " + values + " values";
    }

    @Override
    public Sort task() {
        return new Sort(new Vocabulary(values), repeats, separator);
    }
}
