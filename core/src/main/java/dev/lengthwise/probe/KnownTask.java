package dev.lengthwise.probe;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Plugins;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A kind of task of which it is known what a model has to compute inside: one class a kind, in a package of its own below this one and
 * named in {@code META-INF/services}. A plug-in can bring one.
 */
public interface KnownTask {

    /** The kind. */
    String kind();

    /** The primitives that {@link #state} claims besides those of every task, in the order of a table's columns. */
    default List<Primitive> primitives() {
        return List.of();
    }

    /**
     * What the paper reports of a layer of models of the task; nothing where it is about another one.
     *
     * @param layer from 0
     */
    default Optional<ReportedLayer> reported(int layer) {
        return Optional.empty();
    }

    /** An input to look at by itself; where the task's own draws show little, another one. */
    default int[] example(Task task, int length, RandomGenerator random) {
        return task.draw(length, random);
    }

    /**
     * Whether patching looks at such a decision first, as the one that is hard.
     *
     * @param decision one of the task's kinds
     */
    default boolean isHard(DecisionKind decision) {
        return false;
    }

    /**
     * Adds what is true of an example of this kind alone: claims, quantities, and what follows each token in order.
     *
     * @param facts of the example; whatever is the same for every task is added later
     */
    void state(Facts facts, Example example, Vocabulary vocabulary);

    /** All there are. */
    static List<KnownTask> all() {
        return Plugins.installed().services(KnownTask.class);
    }

    /** That of a kind; nothing where nothing is known. */
    static Optional<KnownTask> named(String kind) {
        return all().stream().filter(known -> known.kind().equals(kind)).findFirst();
    }

    /** @throws IllegalArgumentException for a task of which nothing is known */
    static KnownTask of(Task task) {
        return named(task.name()).orElseThrow(() -> new IllegalArgumentException("what " + task.name()
                + " computes inside is not known: "
                + all().stream().map(KnownTask::kind).collect(Collectors.joining(" and ")) + " are"));
    }
}
