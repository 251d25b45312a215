package dev.lengthwise.run;

import dev.lengthwise.file.InputFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A folder held by one process, until it is closed or the process has ended, however that comes about. */
public final class FolderLock implements AutoCloseable {
    private static final String FILE = ".lock";
    private static final int ATTEMPTS = 5;
    private static final long BETWEEN_ATTEMPTS_MILLIS = 50; // isHeld of another process takes far less

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet(); // by this process

    private final FileChannel channel;
    private final Path file;

    private FolderLock(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /** Holds a folder that exists; null where somebody else does. */
    public static @Nullable FolderLock take(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            InputFile.requireRegular(file); // a named pipe would be waited for
        }
        for (int attempt = 1;; attempt++) {
            if (Files.exists(file) && HELD.contains(file.toRealPath())) {
                return null;
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (holds(channel)) {
                FolderLock lock = new FolderLock(channel, file.toRealPath());
                HELD.add(lock.file);
                return lock;
            }
            channel.close();
            if (attempt == ATTEMPTS) {
                return null;
            }
            Thread.sleep(BETWEEN_ATTEMPTS_MILLIS);
        }
    }

    /** Whether anybody, this process included, holds a folder at the moment; whoever may read its files may ask. */
    static boolean isHeld(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return false;
        }
        // A process gives up its lock when it closes the file, through whichever channel: it may not open what it holds.
        if (HELD.contains(file.toRealPath())) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            @Nullable
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true);
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true; // held by this very process
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
        HELD.remove(file);
        channel.close(); // releases the lock
    }
}
