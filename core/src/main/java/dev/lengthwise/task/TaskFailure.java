package dev.lengthwise.task;

/** A task that cannot give examples any more, such as a program that has ended; the message is one line. */
public final class TaskFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TaskFailure(String message) {
        super(message);
    }
}
