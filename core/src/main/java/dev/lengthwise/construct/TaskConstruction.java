package dev.lengthwise.construct;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Plugins;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.TaskConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What is known of the constructions of one kind of task, and of where they end: one class a kind, in a package of its own below this
 * one and named in {@code META-INF/services}. A plug-in can bring one.
 */
public interface TaskConstruction {

    /** The kind of task. */
    String kind();

    /**
     * As {@link Construction#of}.
     *
     * @param task of the kind, with ⊥
     */
    Construction construct(TaskConfig task, Sharpness sharpness, int maxLength);

    /**
     * What bounds the decisions about a task's inputs.
     *
     * @param maxLength L, that the construction is made for
     */
    Bounds bounds(Task task, Sharpness sharpness, int maxLength);

    /** What ends these constructions besides what may end any. */
    default List<Limit> limits() {
        return List.of();
    }

    /** The keys whose weight {@link Bounds#mass} tells, in its order; none where there is no formula. */
    default List<RightKey> rightKeys() {
        return List.of();
    }

    /** Where the decisions of a construction are in doubt. */
    interface Bounds {
        /**
         * The first limit that an input meets.
         *
         * @param roundings 1 where roundings add up against the right answer, -1 where they mend the wrong one
         */
        Optional<Limit> doubt(int[] input, Arithmetic arithmetic, int roundings);

        /** The limit that one of an input's decisions meets, where limits are known for each. */
        default Optional<Limit> doubt(int[] input, Arithmetic arithmetic, String decision) {
            return doubt(input, arithmetic, 1);
        }

        /** Whether it is known what is wrong in exact arithmetic. */
        default boolean knowsErrors() {
            return false;
        }

        /** The families over which {@link #mass} is told; none where there is no formula. */
        default List<InputFamily> massFamilies() {
            return List.of();
        }

        /** As {@link Theory#mass}. */
        default SequencedMap<String, Double> mass(List<int[]> inputs) {
            throw new IllegalArgumentException("there is no formula for this task");
        }
    }

    /**
     * All the limits that theory knows of for some tasks.
     *
     * @param kinds the tasks'
     */
    static List<Limit> limits(List<String> kinds) {
        List<Limit> limits = new ArrayList<>(List.of(Limit.ATTENTION, Limit.ROUNDING));
        kinds.forEach(kind -> limits.addAll(of(kind).limits()));
        limits.add(Limit.OVERFLOW);
        return List.copyOf(limits);
    }

    /** All there are. */
    static List<TaskConstruction> all() {
        return Plugins.installed().services(TaskConstruction.class);
    }

    /**
     * Those of a kind.
     *
     * @throws IllegalArgumentException where there is no construction for it
     */
    static TaskConstruction of(String kind) {
        return all().stream().filter(known -> known.kind().equals(kind)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no construction for " + kind + ", only for "
                        + all().stream().map(TaskConstruction::kind).collect(Collectors.joining(" and "))));
    }
}
