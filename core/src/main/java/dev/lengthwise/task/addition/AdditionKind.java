package dev.lengthwise.task.addition;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import dev.lengthwise.task.digits.ColumnTask;
import java.util.List;
import java.util.stream.Stream;

/** The sum of two numbers. */
public record AdditionKind() implements TaskKind {
    static final String NAME = "addition";
    static final AdditionKind ADDITION = new AdditionKind();

    private static final List<DecisionKind> DECISIONS = List.of(
            new DecisionKind("digit without carry", "The sum of two digits, with no carry into their column."),
            new DecisionKind("digit alone", "A digit of the longer number, with none to add and no carry."),
            new DecisionKind("digit after a carry", "A digit after a column whose digits add up to more than nine."),
            new DecisionKind("carry chain",
                    "A digit after a carry that came over columns which add up to nine. “Carry chain of 3” has come over two of them.",
                    "carry chain of \\d+"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return AdditionConfig.class;
    }

    @Override
    public List<DecisionKind> decisions() {
        return Stream.of(DECISIONS, ColumnTask.BESIDES, List.of(DecisionKind.END)).flatMap(List::stream).toList();
    }
}
