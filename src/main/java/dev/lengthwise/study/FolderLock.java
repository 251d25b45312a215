package dev.lengthwise.study;

import dev.lengthwise.file.InputFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A folder held by one process, until it is closed or the process has ended, however that comes about. */
final class FolderLock implements AutoCloseable {
    private static final String FILE = ".lock";
    private static final int ATTEMPTS = 5;
    private static final long BETWEEN_ATTEMPTS_MILLIS = 50; // isHeld of another process takes far less

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Holds a folder that exists; null where somebody else does. */
    static @Nullable FolderLock take(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            InputFile.requireRegular(file); // a named pipe would be waited for
        }
        for (int attempt = 1;; attempt++) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (holds(channel)) {
                return new FolderLock(channel);
            }
            channel.close();
            if (attempt == ATTEMPTS) {
                return null;
            }
            Thread.sleep(BETWEEN_ATTEMPTS_MILLIS);
        }
    }

    /** Whether anybody, this process included, holds a folder at the moment. */
    static boolean isHeld(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file) || !Files.isWritable(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return !holds(channel);
        }
    }

    private static boolean holds(FileChannel channel) throws IOException {
        try {
            @Nullable
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    @Override
    public void close() throws IOException {
        channel.close(); // releases the lock
    }
}
