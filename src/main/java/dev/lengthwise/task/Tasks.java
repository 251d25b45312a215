package dev.lengthwise.task;

import java.util.List;

/** The main tasks by name. */
public final class Tasks {
    /** What {@link TaskConfig#kind} may be. */
    public static final List<String> KINDS = List.of(Sort.NAME, Increment.NAME);

    private Tasks() {
    }

    public static Task create(TaskConfig config) {
        return create(config.kind(), config.values(), config.repeats(), config.separator(), config.carries());
    }

    /**
     * The task with more repeated values, for training.
     *
     * @param clusters which inputs {@link ClusteredSort} draws in its way; a share of 0 leaves the task as it is
     * @throws IllegalArgumentException for any other task than sort with repeats
     */
    public static Task clustered(Task task, Clusters clusters) {
        if (clusters.share() == 0) {
            return task;
        }
        if (!(task instanceof Sort sort)) {
            throw new IllegalArgumentException(
                    "clusters are not allowed: " + task.name() + " has none; only sort with repeats has clusters");
        }
        return new ClusteredSort(sort, clusters);
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

    static Task create(String kind, int values, boolean repeats, boolean separator, double carries) {
        return switch (kind) {
            case Sort.NAME -> new Sort(new Vocabulary(values), repeats, separator);
            case Increment.NAME -> increment(values, carries);
            default -> throw new IllegalArgumentException(
                    "kind " + kind + " is not a task: " + String.join(" or ", KINDS));
        };
    }

    private static Task increment(int values, double carries) {
        Increment increment = new Increment(carries);
        int digits = increment.vocabulary().values();
        if (values != digits) {
            throw new IllegalArgumentException("values " + values + " is not allowed: increment has always " + digits);
        }
        return increment;
    }
}
