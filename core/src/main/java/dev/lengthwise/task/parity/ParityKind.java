package dev.lengthwise.task.parity;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import java.util.List;

/** Whether the number of ones is odd. */
public record ParityKind() implements TaskKind {
    static final String NAME = "parity";
    static final ParityKind PARITY = new ParityKind();

    private static final List<DecisionKind> DECISIONS = List.of(
            new DecisionKind("odd", "The answer, where the number of ones is odd. “Odd: 3 ones” says how many.",
                    "odd: \\d+ ones?"),
            new DecisionKind("even", "The answer, where the number of ones is even.", "even: \\d+ ones?"),
            new DecisionKind("flipped by a 1", "Scratchpad: the parity after a 1, the other one than before it."),
            new DecisionKind("kept over a 0", "Scratchpad: the parity after a 0, the same as before it."),
            DecisionKind.END);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return ParityConfig.class;
    }

    @Override
    public List<DecisionKind> decisions() {
        return DECISIONS;
    }
}
