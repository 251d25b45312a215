package dev.lengthwise.task;

/** A plug-in that cannot be used; the message is one line that names its jar. */
public final class PluginException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PluginException(String message) {
        super(message);
    }
}
