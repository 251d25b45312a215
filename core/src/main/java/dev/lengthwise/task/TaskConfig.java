package dev.lengthwise.task;

/**
 * The {@code task} of a recipe: a record of what is to be known to make one. There is a config only where there is a task.
 */
public interface TaskConfig {
    /** What kind of task it is about. */
    TaskKind kind();

    /** The task. */
    Task task();

    /** A name for folders, which tells variants apart that are worth it: {@code sort-distinct}. */
    default String name() {
        return kind().name();
    }

    /** What it is, for people: {@code sort without repeats, 100 values}. */
    default String words() {
        return kind().name();
    }
}
