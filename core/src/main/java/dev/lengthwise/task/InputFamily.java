package dev.lengthwise.task;

import java.util.random.RandomGenerator;

/**
 * A kind of test inputs, hard for a decision of its own. Of every family but {@link UniformFamily} the values of an input follow from its
 * length, and at most their order is drawn; {@link #typical} says which values. A family that a task has is equal to itself only.
 */
public interface InputFamily {
    /** In studies and results: {@code near-neighbours}. */
    @Override
    String toString();

    /** What its inputs are, for people. */
    String words();

    /**
     * The values of such an input, in an order of the task's.
     *
     * @param task that has the family
     * @param length n, the task's shortest to its longest
     */
    int[] typical(Task task, int length);

    /** An input of the family; as {@link #typical}, in an order that may be drawn. */
    default int[] draw(Task task, int length, RandomGenerator random) {
        return typical(task, length);
    }

    /** Whether a task has such inputs. */
    default boolean fits(Task task) {
        return task.families().contains(this);
    }

    /** Refuses a task that does not have the family, and a length that the task does not have. */
    default void require(Task task, int length) {
        if (!fits(task)) {
            throw new IllegalArgumentException(task.name() + " has no inputs of family " + this);
        }
        if (length < task.minLength() || length > task.maxLength()) {
            throw new IllegalArgumentException(
                    "length " + length + " is not in " + task.minLength() + ".." + task.maxLength());
        }
    }
}
