package dev.lengthwise.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.ServiceLoader;

/** The kinds of tasks there are, by name. */
public final class TaskKinds {
    private static final SequencedMap<String, TaskKind> KINDS = load(TaskKinds.class.getClassLoader());

    private TaskKinds() {
    }

    /**
     * Those that a class loader knows.
     *
     * @throws IllegalArgumentException for two of one name
     */
    static SequencedMap<String, TaskKind> load(ClassLoader loader) {
        SequencedMap<String, TaskKind> kinds = new LinkedHashMap<>();
        for (TaskKind kind : ServiceLoader.load(TaskKind.class, loader)) {
            TaskKind other = kinds.putIfAbsent(kind.name(), kind);
            if (other != null) {
                throw new IllegalArgumentException("two kinds of tasks are named " + kind.name() + ": "
                        + other.getClass().getName() + " and " + kind.getClass().getName());
            }
        }
        return Collections.unmodifiableSequencedMap(kinds);
    }

    /** All of them, ours first. */
    public static Collection<TaskKind> all() {
        return KINDS.values();
    }

    /** The records of their keys, by their names. */
    public static SequencedMap<String, Class<? extends Record>> configs() {
        SequencedMap<String, Class<? extends Record>> configs = new LinkedHashMap<>();
        KINDS.forEach((name, kind) -> configs.put(name, kind.config()));
        return configs;
    }

    /** What decisions there are in all: those of each kind in its order, then {@link DecisionKind#END}. */
    public static List<DecisionKind> decisions() {
        List<DecisionKind> decisions = new ArrayList<>();
        all().forEach(kind -> kind.decisions().forEach(decision -> {
            if (!decisions.contains(decision)) {
                decisions.add(decision);
            }
        }));
        decisions.remove(DecisionKind.END);
        decisions.add(DecisionKind.END);
        return decisions;
    }
}
