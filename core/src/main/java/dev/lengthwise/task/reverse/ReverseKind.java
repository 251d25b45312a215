package dev.lengthwise.task.reverse;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import java.util.List;

/** The input, last value first: copying with a turn. */
public record ReverseKind() implements TaskKind {
    static final String NAME = "reverse";
    static final ReverseKind REVERSE = new ReverseKind();

    private static final List<DecisionKind> DECISIONS = List.of(
            new DecisionKind("last value", "The last value of the input, first of the answer."),
            new DecisionKind("step after a single value", "The value before one that stands once in the input.",
                    "step after 1"),
            new DecisionKind("step after a copy",
                    "The value before one that stands more than once: the value alone does not say where to go on.",
                    "step after (?!1$)\\d+"),
            DecisionKind.END);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return ReverseConfig.class;
    }

    @Override
    public List<DecisionKind> decisions() {
        return DECISIONS;
    }
}
