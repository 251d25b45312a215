package dev.lengthwise.task.program;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Inputs of a family that the task's program draws.
 *
 * @param words what its inputs are
 */
record ProgramFamily(ProgramConfig config, String name, String words) implements InputFamily {
    @Override
    public String toString() {
        return name;
    }

    /** One of them, the same each time. */
    @Override
    public int[] typical(Task task, int length) {
        return draw(task, length, new SplittableRandom(length));
    }

    @Override
    public int[] draw(Task task, int length, RandomGenerator random) {
        require(task, length);
        return Programs.of(config).draw(name, new int[]{length}, List.of(random)).getFirst();
    }
}
