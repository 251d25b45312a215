package dev.lengthwise.task.graph;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import java.util.List;

/** Whether there is a path. */
public record ReachableKind() implements TaskKind {
    static final String NAME = "reachable";
    static final ReachableKind REACHABLE = new ReachableKind();

    private static final List<DecisionKind> DECISIONS = List.of(
            new DecisionKind("reached", "Yes: there is a path. “At distance 3”: a shortest one has three edges.",
                    "reached at distance \\d+"),
            new DecisionKind("not reached", "No: there is none."), DecisionKind.END);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return ReachableConfig.class;
    }

    @Override
    public List<DecisionKind> decisions() {
        return DECISIONS;
    }
}
