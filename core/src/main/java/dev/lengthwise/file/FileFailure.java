package dev.lengthwise.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Failures of reading and writing, with the file in their message: "No space left on device" alone tells nobody where. */
public final class FileFailure {
    private FileFailure() {
    }

    /** The same failure with the file it is about; those that name one already stay as they are. */
    public static IOException at(Path file, IOException failure) {
        if (failure instanceof FileSystemException || failure instanceof UnreadableFileException) {
            return failure;
        }
        FileSystemException named = new FileSystemException(file.toString(), null,
                failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
        named.initCause(failure);
        return named;
    }
}
