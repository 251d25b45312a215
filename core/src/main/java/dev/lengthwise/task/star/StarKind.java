package dev.lengthwise.task.star;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import java.util.List;

/** The way from the middle of a star to the end of one of its arms. */
public record StarKind() implements TaskKind {
    static final String NAME = "star";
    static final StarKind STAR = new StarKind();

    private static final List<DecisionKind> DECISIONS = List.of(
            new DecisionKind("source", "The first node, which the question names."),
            new DecisionKind("first step", "Which arm: all are alike until they are followed to their ends."),
            new DecisionKind("step along the arm", "The next node of an arm, where one edge goes out.", "step \\d+"),
            new DecisionKind("goal", "Backward: the first node, which the question names."),
            new DecisionKind("step back", "Backward: the node before on the arm, to which one edge comes in.",
                    "step back \\d+"),
            DecisionKind.END);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return StarConfig.class;
    }

    @Override
    public List<DecisionKind> decisions() {
        return DECISIONS;
    }
}
