package dev.lengthwise.task;

import java.util.random.RandomGenerator;

/**
 * A task whose inputs are drawn from one family.
 *
 * @param task what is asked about them
 * @param family one that the task has
 */
public record FamilyTask(Task task, InputFamily family) implements TaskOnOtherInputs {
    public FamilyTask {
        if (!family.fits(task)) {
            throw new IllegalArgumentException(task.name() + " has no inputs of family " + family);
        }
    }

    @Override
    public int[] draw(int length, RandomGenerator random) {
        return family.draw(task, length, random);
    }
}
