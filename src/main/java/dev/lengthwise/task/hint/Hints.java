package dev.lengthwise.task.hint;

import dev.lengthwise.task.Increment;
import dev.lengthwise.task.Sort;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The hints of each main task, by name. */
public final class Hints {
    private static final List<Kind> SORT = List.of(new Kind(Successor.NAME, Successor::new),
            new Kind(Count.NAME, Count::new), new Kind(Fill.NAME, Fill::new),
            new Kind(Remaining.NAME, Remaining::new), new Kind(Predecessor.NAME, Predecessor::new),
            new Kind(Maximum.NAME, Maximum::new), new Kind(Membership.NAME, Membership::new));
    private static final List<Kind> INCREMENT = List.of(new Kind(Successor.NAME, DigitSuccessor::new),
            new Kind(Carry.NAME, Carry::new));

    private record Kind(String name, Function<Vocabulary, Hint> create) {
    }

    private Hints() {
    }

    /** What {@link HintConfig#kind} may be for a task, the paper's hint first and the control last. */
    public static List<String> names(Task task) {
        List<Kind> kinds = kinds(task);
        String[] names = new String[kinds.size() + 1];
        for (int i = 0; i < kinds.size(); i++) {
            names[i] = kinds.get(i).name();
        }
        names[kinds.size()] = Shuffled.NAME;
        return List.of(names);
    }

    /** As {@link #create(String, Task, String)}, from a recipe. */
    public static Hint create(HintConfig config, Task task) {
        return create(config.kind(), task, config.of());
    }

    /**
     * The hint of a task.
     *
     * @param name one of {@link #names}
     * @param of the hint whose answers are shuffled, successor if null; null for every hint but {@code shuffled}
     */
    public static Hint create(String name, Task task, @Nullable String of) {
        if (name.equals(Shuffled.NAME)) {
            return new Shuffled(create(of == null ? Successor.NAME : of, task, null), task);
        }
        Hint hint = find(name, task);
        if (of != null) {
            throw new IllegalArgumentException("of " + of + " is not allowed: only shuffled has it, not " + name);
        }
        return hint;
    }

    private static Hint find(String name, Task task) {
        for (Kind kind : kinds(task)) {
            if (kind.name().equals(name)) {
                return kind.create().apply(task.vocabulary());
            }
        }
        throw new IllegalArgumentException(
                "hint " + name + " is not one of " + task.name() + "'s: " + String.join(", ", names(task)));
    }

    private static List<Kind> kinds(Task task) {
        return switch (task.name()) {
            case Sort.NAME -> SORT;
            case Increment.NAME -> INCREMENT;
            default -> throw new IllegalArgumentException("task " + task.name() + " has no hints");
        };
    }
}
