package dev.lengthwise.probe;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Plugins;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A kind of task of which it is known what a model has to compute inside: one class a kind, in a package of its own below this one and
 * named in {@code META-INF/services}. A plug-in can bring one.
 */
public interface KnownTask {

    /** The kind. */
    String kind();

    /** Whether the paper says what the layers of a model of it do. */
    boolean isThePapers();

    /**
     * Whether patching looks at such a decision first, as the one that is hard.
     *
     * @param decision its label
     */
    default boolean isHard(String decision) {
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

    /** @throws IllegalArgumentException for a task of which nothing is known */
    static KnownTask of(Task task) {
        return all().stream().filter(known -> known.kind().equals(task.name())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("what " + task.name()
                        + " computes inside is not known: "
                        + all().stream().map(KnownTask::kind).collect(Collectors.joining(" and ")) + " are"));
    }
}
