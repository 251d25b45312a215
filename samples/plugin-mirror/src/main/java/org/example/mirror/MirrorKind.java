package org.example.mirror;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.TaskKind;
import java.util.List;

/** A kind of task from outside: recipes ask for it with {@code task: {kind: mirror}}. */
public final class MirrorKind implements TaskKind {
    static final String NAME = "mirror";
    static final MirrorKind MIRROR = new MirrorKind();

    /** For the service loader. */
    public MirrorKind() {
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Record> config() {
        return MirrorConfig.class;
    }

    /** The kinds of decisions, in the order of reports. The pattern says which labels of {@link Mirror#decisions} belong to a kind. */
    @Override
    public List<DecisionKind> decisions() {
        return List.of(new DecisionKind("mirrored value", "A value of the input, last one first.", "value \\d+ of \\d+"),
                DecisionKind.END);
    }
}
