package dev.lengthwise.task.maze;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import java.util.List;

/** The way through a maze. */
public record MazeKind() implements TaskKind {
    static final String NAME = "maze";
    static final MazeKind MAZE = new MazeKind();

    private static final List<DecisionKind> DECISIONS = List.of(
            new DecisionKind("source", "The first cell, which the question names."),
            new DecisionKind("junction", "The next cell, where several passages go on; “of 2”: two do.",
                    "junction of \\d+"),
            new DecisionKind("corridor", "The next cell, where one passage goes on."), DecisionKind.END);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return MazeConfig.class;
    }

    @Override
    public List<DecisionKind> decisions() {
        return DECISIONS;
    }
}
