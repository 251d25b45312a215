package dev.lengthwise.task;

/** Tasks made of tasks, where a recipe may ask for none of it. */
public final class Tasks {
    private Tasks() {
    }

    /**
     * The task with more repeated values, for training.
     *
     * @param clusters which inputs; a share of 0 leaves the task as it is
     * @throws IllegalArgumentException for a task that has none
     */
    public static Task clustered(Task task, Clusters clusters) {
        return clusters.share() == 0 ? task : task.clustered(clusters);
    }

    /**
     * One side of a task of whose inputs some are held out of training.
     *
     * @param heldOut share of the inputs, 0 to below 1; 0 leaves the task as it is
     * @param test whether the held-out side is wanted
     */
    public static Task split(Task task, double heldOut, boolean test) {
        return heldOut == 0 ? task : new SplitTask(task, heldOut, test);
    }
}
