package dev.lengthwise.task;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A task whose inputs are drawn from one family.
 *
 * @param task what is asked about them
 * @param family one that the task has
 */
public record FamilyTask(Task task, InputFamily family) implements Task {
    public FamilyTask {
        if (!family.fits(task)) {
            throw new IllegalArgumentException(task.name() + " has no inputs of family " + family);
        }
    }

    @Override
    public String name() {
        return task.name();
    }

    @Override
    public Vocabulary vocabulary() {
        return task.vocabulary();
    }

    @Override
    public int maxLength() {
        return task.maxLength();
    }

    @Override
    public long mostRead(int length) {
        return task.mostRead(length);
    }

    @Override
    public int[] draw(int length, RandomGenerator random) {
        return family.draw(task, length, random);
    }

    @Override
    public Example pose(int[] input) {
        return task.pose(input);
    }

    @Override
    public List<String> decisions(int[] input) {
        return task.decisions(input);
    }
}
