package dev.lengthwise.task;

/**
 * A hint that a plug-in adds to a kind of task which is somebody else's. The hints that a task comes with are its own ({@link Task#hints}).
 *
 * <p>Found by {@link java.util.ServiceLoader}: a class with a public constructor without parameters, named in
 * {@code META-INF/services/dev.lengthwise.task.HintKind}.
 */
public interface HintKind {
    /** The kind of task that gets the hint, such as {@code sort}. */
    String task();

    /** The hint's name, which recipes give; as {@link Hint#name}. */
    String name();

    /**
     * The hint.
     *
     * @param task one of the kind, whose vocabulary the hint is about
     */
    Hint hint(Task task);
}
