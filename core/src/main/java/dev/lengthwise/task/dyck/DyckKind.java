package dev.lengthwise.task.dyck;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import java.util.List;

/** Closing what is open of a word of brackets. */
public record DyckKind() implements TaskKind {
    static final String NAME = "dyck";
    static final DyckKind DYCK = new DyckKind();

    private static final List<DecisionKind> DECISIONS = List.of(
            new DecisionKind("innermost bracket",
                    "The first one of the answer. “Innermost at distance 3” closes the third bracket from the end.",
                    "innermost at distance \\d+"),
            new DecisionKind("enclosing bracket",
                    "It closes the bracket that stands directly before the one closed last.",
                    "enclosing at depth \\d+"),
            new DecisionKind("enclosing bracket, over closed ones",
                    "Closed brackets stand between the two, which have to be skipped.",
                    "enclosing over closed ones at depth \\d+"),
            DecisionKind.END);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return DyckConfig.class;
    }

    @Override
    public List<DecisionKind> decisions() {
        return DECISIONS;
    }
}
