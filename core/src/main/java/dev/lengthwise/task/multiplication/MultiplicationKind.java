package dev.lengthwise.task.multiplication;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import dev.lengthwise.task.digits.ColumnTask;
import java.util.List;
import java.util.stream.Stream;

/** A number times one digit. */
public record MultiplicationKind() implements TaskKind {
    static final String NAME = "multiplication";
    static final MultiplicationKind MULTIPLICATION = new MultiplicationKind();

    private static final List<DecisionKind> DECISIONS = List.of(
            new DecisionKind("digit without carry", "The product of two digits, with no carry into their column."),
            new DecisionKind("digit after a carry", "A digit with a carry that the column before it gives by itself."),
            new DecisionKind("carry chain",
                    "A digit with a carry that hangs on the carry before it. “Carry chain of 3” hangs on two columns more.",
                    "carry chain of \\d+"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return MultiplicationConfig.class;
    }

    @Override
    public List<DecisionKind> decisions() {
        return Stream.of(DECISIONS, ColumnTask.BESIDES, List.of(DecisionKind.END)).flatMap(List::stream).toList();
    }
}
