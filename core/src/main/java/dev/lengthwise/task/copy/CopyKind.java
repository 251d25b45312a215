package dev.lengthwise.task.copy;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import java.util.List;

/** The input once more. */
public record CopyKind() implements TaskKind {
    static final String NAME = "copy";
    static final CopyKind COPY = new CopyKind();

    private static final List<DecisionKind> DECISIONS = List.of(
            new DecisionKind("first value", "The first value of the input, first of the answer."),
            new DecisionKind("step after a single value", "The value after one that stands once in the input.",
                    "step after 1"),
            new DecisionKind("step after a copy",
                    "The value after one that stands more than once: the value alone does not say where to go on.",
                    "step after (?!1$)\\d+"),
            DecisionKind.END);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return CopyConfig.class;
    }

    @Override
    public List<DecisionKind> decisions() {
        return DECISIONS;
    }
}
