package dev.lengthwise.task;

import dev.lengthwise.key.Keys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.ServiceLoader;

/** The kinds of tasks there are, by name: the shipped ones and those of {@linkplain Plugins plug-ins}. */
public final class TaskKinds {
    private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private static volatile TaskKinds current = new TaskKinds(Plugins.NONE);

    private final SequencedMap<String, TaskKind> kinds;
    private final List<HintKind> hints;

    private TaskKinds(Plugins plugins) {
        this.kinds = kinds(plugins);
        this.hints = hints(plugins, kinds.keySet());
    }

    /** Looks again, with some plug-ins. */
    static void use(Plugins plugins) {
        current = new TaskKinds(plugins);
    }

    /**
     * The shipped ones, then those of plug-ins.
     *
     * @throws PluginException for one whose name is taken, or whose keys are not said
     */
    private static SequencedMap<String, TaskKind> kinds(Plugins plugins) {
        SequencedMap<String, TaskKind> kinds = new LinkedHashMap<>();
        ServiceLoader.load(TaskKind.class, TaskKinds.class.getClassLoader())
                .forEach(kind -> kinds.put(kind.name(), kind));
        for (Plugins.Provided provided : plugins.provided(TaskKind.class)) {
            try {
                add((TaskKind) provided.service(), kinds);
            } catch (IllegalArgumentException | LinkageError e) {
                throw new PluginException(provided.origin() + ": " + e.getMessage());
            }
        }
        return Collections.unmodifiableSequencedMap(kinds);
    }

    private static void add(TaskKind kind, SequencedMap<String, TaskKind> kinds) {
        String type = kind.getClass().getName();
        if (!kind.name().matches(NAME)) {
            throw new IllegalArgumentException("a kind of task is named \"" + kind.name() + "\" (" + type
                    + "); small letters, digits and - are allowed");
        }
        TaskKind other = kinds.putIfAbsent(kind.name(), kind);
        if (other != null) {
            throw new IllegalArgumentException("the kind of task of " + type + " is named " + kind.name()
                    + ", as that of " + other.getClass().getName() + " is; another name is needed");
        }
        if (!kind.config().isRecord() || !TaskConfig.class.isAssignableFrom(kind.config())) {
            throw new IllegalArgumentException(
                    kind.config().getName() + ", the keys of " + kind.name()
                            + ", is not a record that is a TaskConfig");
        }
        Keys.components(kind.config()).forEach(Keys::of);
        if (kind.decisions().stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a kind of decision of " + kind.name() + " is null");
        }
    }

    private static List<HintKind> hints(Plugins plugins, Collection<String> kinds) {
        List<HintKind> hints = new ArrayList<>();
        for (Plugins.Provided provided : plugins.provided(HintKind.class)) {
            HintKind hint = (HintKind) provided.service();
            String named = provided.origin() + ": the hint " + hint.name();
            if (!kinds.contains(hint.task())) {
                throw new PluginException(named + " is for the task " + hint.task() + ", which there is not; there are "
                        + String.join(", ", kinds));
            }
            if (hints.stream().anyMatch(
                    other -> other.name().equals(hint.name()) && other.task().equals(hint.task()))) {
                throw new PluginException(
                        named + " of " + hint.task() + " is there already; another name is needed");
            }
            hints.add(hint);
        }
        return List.copyOf(hints);
    }

    /** All of them, the shipped ones first. */
    public static Collection<TaskKind> all() {
        return current.kinds.values();
    }

    /** Whether there is a kind of that name that comes with lengthwise and not with a plug-in. */
    public static boolean isShipped(String name) {
        TaskKind kind = current.kinds.get(name);
        return kind != null && kind.getClass().getClassLoader() == TaskKinds.class.getClassLoader();
    }

    /** The records of their keys, by their names. */
    public static SequencedMap<String, Class<? extends Record>> configs() {
        SequencedMap<String, Class<? extends Record>> configs = new LinkedHashMap<>();
        current.kinds.forEach((name, kind) -> configs.put(name, kind.config()));
        return configs;
    }

    /** The hints about a task that plug-ins add to its own. */
    public static List<Hint> added(Task task) {
        return current.hints.stream().filter(hint -> hint.task().equals(task.name())).map(hint -> hint.hint(task))
                .toList();
    }
}
