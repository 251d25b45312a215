package dev.lengthwise.task;

/**
 * The {@code task} of a recipe. There is a config only where there is a {@linkplain Tasks#create task}; parameters of the
 * other kind are not looked at.
 *
 * @param kind {@code sort} or {@code increment}
 * @param values Q, the number of values, at least 2; increment has always 10
 * @param repeats for sort: whether values may repeat in an input (the paper's setting) or are drawn without replacement
 * @param separator for sort: whether ⊥ stands between input and answer (the paper's) or the answer follows the input directly
 * @param carries for increment: the share of inputs, 0 to 1, that end in a run of nines whose length is uniform in 0..n
 *     (ours); the other inputs have uniform digits
 */
public record TaskConfig(String kind, int values, boolean repeats, boolean separator, double carries) {
    public TaskConfig {
        Tasks.create(kind, values, repeats, separator, carries); // refuses what no task can be made of
    }

    /** A task whose answers stand after ⊥. */
    public TaskConfig(String kind, int values, boolean repeats, double carries) {
        this(kind, values, repeats, true, carries);
    }
}
