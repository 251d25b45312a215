package dev.lengthwise.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that appear whole or not at all, whatever ends the process that writes them. */
public final class WholeFile {
    private static final String PARTIAL = ".partial";

    private WholeFile() {
    }

    /** What is written. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it, in as many calls of {@link WholeFile#writeAll} as it takes. */
        void writeTo(FileChannel channel) throws IOException;
    }

    /** Writes a text as UTF-8, as {@link #write(Path, Content)} does. */
    public static void write(Path file, String text) throws IOException {
        write(file, channel -> writeAll(channel, StandardCharsets.UTF_8.encode(text)));
    }

    /**
     * Writes to a file beside the target first, then moves it there in one step. When that fails, the target is as it was and the
     * file beside it is gone.
     *
     * @throws IOException with the file in its message
     */
    public static void write(Path file, Content content) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder; a file is needed");
        }
        Path partial = file.resolveSibling(file.getFileName() + PARTIAL);
        try {
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw FileFailure.at(file, withoutPartial(partial, e));
        } catch (RuntimeException e) {
            throw withoutPartial(partial, e);
        }
    }

    private static <E extends Exception> E withoutPartial(Path partial, E failure) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
        return failure;
    }

    /**
     * Writes a text over a file that is there, in its own place: for a disk that is full, on which nothing whole can be written any
     * more. Blanks make up for what the file had more, so that no room is needed for a text that is no longer.
     */
    public static void overwrite(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            ByteBuffer whole = ByteBuffer.allocate((int) Math.max(bytes.length, channel.size()));
            whole.put(bytes);
            while (whole.hasRemaining()) {
                whole.put((byte) ' ');
            }
            writeAll(channel, whole.flip());
            channel.force(true);
        } catch (IOException e) {
            throw FileFailure.at(file, e);
        }
    }

    /** Writes all of a buffer. */
    public static void writeAll(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Whether a file is what a process that was killed while writing left behind. */
    public static boolean isPartial(Path file) {
        return file.toString().endsWith(PARTIAL);
    }
}
