package dev.lengthwise.task;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What a task draws by itself: every task has it. Typical: every value as often as any other; without repeats, values with equal gaps. Of a
 * task with symbols, whose inputs are more than values, one that it draws, the same each time.
 */
public enum UniformFamily implements InputFamily {
    UNIFORM;

    @Override
    public String words() {
        return "as the task draws them";
    }

    @Override
    public int[] typical(Task task, int length) {
        require(task, length);
        if (!task.vocabulary().symbols().isEmpty()) {
            return task.draw(length, new SplittableRandom(length));
        }
        int values = task.vocabulary().values();
        int[] input = new int[length];
        for (int i = 0; i < length; i++) {
            input[i] = (int) ((long) i * values / length);
        }
        return input;
    }

    @Override
    public int[] draw(Task task, int length, RandomGenerator random) {
        return task.draw(length, random);
    }

    @Override
    public String toString() {
        return "uniform";
    }
}
