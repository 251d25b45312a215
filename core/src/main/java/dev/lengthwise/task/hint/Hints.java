package dev.lengthwise.task.hint;

import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.TaskKinds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hints of a task by name: its own, those of plug-ins, and the control that works for any. */
public final class Hints {
    private Hints() {
    }

    /** What {@link HintConfig#kind} may be for a task, the paper's hint first and the control last; empty where it has no hints. */
    public static List<String> names(Task task) {
        List<String> names = new ArrayList<>(all(task).stream().map(Hint::name).toList());
        if (!names.isEmpty()) {
            names.add(Shuffled.NAME);
        }
        return names;
    }

    /**
     * A task's own, then those that plug-ins add to them.
     *
     * @throws IllegalArgumentException for an added one of a name that is taken
     */
    private static List<Hint> all(Task task) {
        List<Hint> hints = new ArrayList<>(task.hints());
        for (Hint added : TaskKinds.added(task)) {
            if (added.name().equals(Shuffled.NAME) || hints.stream().anyMatch(own -> own.name().equals(added.name()))) {
                throw new IllegalArgumentException("hint " + added.name() + " of " + added.getClass().getName()
                        + " has the name of another hint of " + task.name() + "; another name is needed");
            }
            hints.add(added);
        }
        return hints;
    }

    /** As {@link #create(String, Task, String)}, from a recipe. */
    public static Hint create(HintConfig config, Task task) {
        return create(config.kind(), task, config.of());
    }

    /**
     * The hint of a task.
     *
     * @param name one of {@link #names}
     * @param of the hint whose answers are shuffled, the task's first if null; null for every hint but {@code shuffled}
     */
    public static Hint create(String name, Task task, @Nullable String of) {
        if (name.equals(Shuffled.NAME)) {
            List<Hint> hints = requireHints(task);
            return new Shuffled(of == null ? hints.getFirst() : create(of, task, null), task);
        }
        Hint hint = find(name, task);
        if (of != null) {
            throw new IllegalArgumentException("of " + of + " is not allowed: only shuffled has it, not " + name);
        }
        return hint;
    }

    private static Hint find(String name, Task task) {
        for (Hint hint : requireHints(task)) {
            if (hint.name().equals(name)) {
                return hint;
            }
        }
        throw new IllegalArgumentException(
                "hint " + name + " is not one of " + task.name() + "'s: " + String.join(", ", names(task)));
    }

    private static List<Hint> requireHints(Task task) {
        List<Hint> hints = all(task);
        if (hints.isEmpty()) {
            throw new IllegalArgumentException("task " + task.name() + " has no hints");
        }
        return hints;
    }
}
