package dev.lengthwise.task.mode;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import java.util.List;

/** The most frequent value. */
public record ModeKind() implements TaskKind {
    static final String NAME = "mode";
    static final ModeKind MODE = new ModeKind();

    private static final List<DecisionKind> DECISIONS = List.of(
            new DecisionKind("ahead by 1", "The most frequent value, one copy ahead of the next."),
            new DecisionKind("ahead by more", "The most frequent value, more than one copy ahead of the next.",
                    "ahead by (?!1$)\\d+"),
            new DecisionKind("tie", "The least of several values that are alike frequent. “Tie of 2” says how many.",
                    "tie of \\d+"),
            DecisionKind.END);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return ModeConfig.class;
    }

    @Override
    public List<DecisionKind> decisions() {
        return DECISIONS;
    }
}
