package dev.lengthwise.task.graph;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import java.util.List;

/** The shortest path between two nodes. */
public record PathKind() implements TaskKind {
    static final String NAME = "path";
    static final PathKind PATH = new PathKind();

    private static final List<DecisionKind> DECISIONS = List.of(
            new DecisionKind("source", "The first node, which the question names."),
            new DecisionKind("choice",
                    "The next node, where several edges go out; “at distance 3” has three edges to go.",
                    "choice among \\d+ at distance \\d+"),
            new DecisionKind("only edge", "The next node, where one edge goes out.", "only edge at distance \\d+"),
            DecisionKind.END);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return PathConfig.class;
    }

    @Override
    public List<DecisionKind> decisions() {
        return DECISIONS;
    }
}
