package dev.lengthwise.task.graph;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import java.util.List;

/** The order in which breadth-first search finds nodes. */
public record BreadthFirstKind() implements TaskKind {
    static final String NAME = "breadth-first";
    static final BreadthFirstKind BREADTH_FIRST = new BreadthFirstKind();

    private static final List<DecisionKind> DECISIONS = List.of(
            new DecisionKind("source", "The first node, which the question names."),
            new DecisionKind("next distance", "The first node that is one edge farther than the one before it.",
                    "next distance \\d+"),
            new DecisionKind("same parent", "The next larger node that is found from the same one.",
                    "same parent at distance \\d+"),
            new DecisionKind("other parent", "A node at the same distance, but found from another one.",
                    "other parent at distance \\d+"),
            DecisionKind.END);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return BreadthFirstConfig.class;
    }

    @Override
    public List<DecisionKind> decisions() {
        return DECISIONS;
    }
}
