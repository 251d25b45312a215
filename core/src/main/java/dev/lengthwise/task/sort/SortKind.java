package dev.lengthwise.task.sort;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import java.util.List;

/** Sorting, the paper's task. */
public record SortKind() implements TaskKind {
    static final SortKind SORT = new SortKind();

    /** To write the next larger value. */
    public static final DecisionKind SUCCESSOR = new DecisionKind("successor",
            "The next larger value, after the last copy of a value. “Successor after 2” follows a value "
                    + "that occurs twice in the input.",
            "successor(?: after \\d+)?");

    private static final DecisionKind FIRST = new DecisionKind("first element",
            "The smallest value of the input, first of the answer.");
    private static final DecisionKind LAST_REPEAT = new DecisionKind("repeat (last copy)",
            "The last copy of a value that stands more than once, such as “repeat 2 of 2”.", "repeat (\\d+) of \\1");
    private static final DecisionKind REPEAT = new DecisionKind("repeat (not last)",
            "Another copy of the same value, with more owed after it. “Repeat 2 of 3” is the second of three.",
            "repeat (\\d+) of (?!\\1$)\\d+");

    @Override
    public String name() {
        return Sort.NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return SortConfig.class;
    }

    @Override
    public List<DecisionKind> decisions() {
        return List.of(FIRST, SUCCESSOR, REPEAT, LAST_REPEAT, DecisionKind.END);
    }
}
