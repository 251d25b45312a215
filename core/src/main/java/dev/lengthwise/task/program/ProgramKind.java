package dev.lengthwise.task.program;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import java.util.List;

/** Whatever a program of somebody else's poses. */
public record ProgramKind() implements TaskKind {
    static final String NAME = "program";
    static final ProgramKind PROGRAM = new ProgramKind();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return ProgramConfig.class;
    }

    /** What decisions a program names is known once it runs; those that are not known here are kinds of their own. */
    @Override
    public List<DecisionKind> decisions() {
        return List.of(DecisionKind.END);
    }
}
