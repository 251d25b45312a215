package dev.lengthwise.task.increment;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import java.util.List;

/** The decimal number one above. */
public record IncrementKind() implements TaskKind {
    static final IncrementKind INCREMENT = new IncrementKind();

    private static final List<DecisionKind> DECISIONS = List.of(
            new DecisionKind("overflow digit", "The leading 1 of a result that is longer than its input."),
            new DecisionKind("copied digit", "A digit before the carry, unchanged."),
            new DecisionKind("incremented digit", "The digit where the carry ends, one up."),
            new DecisionKind("zeroed digit", "A 9 that turns into 0."), DecisionKind.END);

    @Override
    public String name() {
        return Increment.NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return IncrementConfig.class;
    }

    @Override
    public List<DecisionKind> decisions() {
        return DECISIONS;
    }
}
