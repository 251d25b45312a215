package dev.lengthwise.file;

import java.io.IOException;
import java.nio.file.Path;

/** What lies at a path is not what is read there: a folder, a pipe, too much of it, no text. The message names the path. */
public final class UnreadableFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableFileException(Path file, String reason) {
        super(file + ": " + reason);
        this.reason = reason;
    }

    /** The message without the path. */
    public String reason() {
        return reason;
    }
}
