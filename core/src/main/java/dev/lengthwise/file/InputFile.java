package dev.lengthwise.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

/** Files that are read. Only regular ones are opened: who opens a named pipe waits for somebody to write to it, perhaps for ever. */
public final class InputFile {
    /** What the shell calls its own pipes: {@code <(...)} is one of them. */
    private static final Pattern OPENED = Pattern.compile("/dev/stdin|(/dev|/proc/self)/fd/\\d+");
    private static final Pattern STDIN = Pattern.compile("/dev/stdin|(/dev|/proc/self)/fd/0");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private InputFile() {
    }

    /**
     * Checks that a file can be opened and read to its end, however it is linked to.
     *
     * @throws java.nio.file.NoSuchFileException where there is none
     * @throws UnreadableFileException where something else is in its place
     */
    public static void requireRegular(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new UnreadableFileException(file, "is a folder; a file is needed");
        }
        if (!attributes.isRegularFile()) {
            throw new UnreadableFileException(file, "is a pipe or a device; a file is needed");
        }
    }

    /**
     * The text of a file, without a byte order mark.
     *
     * @param largest bytes of the largest file that is read
     * @throws java.nio.file.NoSuchFileException where there is none
     * @throws UnreadableFileException where it is not a file, larger, or not UTF-8
     */
    public static String text(Path file, int largest) throws IOException {
        requireRegular(file);
        try (InputStream in = Files.newInputStream(file)) {
            return text(in, file, largest);
        } catch (IOException e) {
            throw FileFailure.at(file, e);
        }
    }

    /** The same, and of what the shell has opened already: {@code /dev/stdin}, and the pipe that {@code <(...)} stands for. */
    public static String textOrPipe(Path file, int largest) throws IOException {
        if (!isOpened(file)) {
            return text(file, largest);
        }
        if (STDIN.matcher(file.toString()).matches()) {
            return text(System.in, file, largest);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return text(in, file, largest);
        }
    }

    /** Whether a path is a pipe without a name, which opens at once and ends when its writer does. */
    private static boolean isOpened(Path file) throws IOException {
        if (!OPENED.matcher(file.toString()).matches() || !Files.exists(file) || Files.isDirectory(file)) {
            return false;
        }
        if (STDIN.matcher(file.toString()).matches()) {
            return true;
        }
        Path self = Path.of("/proc/self/fd", String.valueOf(file.getFileName()));
        return !Files.isSymbolicLink(self) || Files.readSymbolicLink(self).toString().startsWith("pipe:");
    }

    private static String text(InputStream in, Path file, int largest) throws IOException {
        byte[] bytes = in.readNBytes(largest + 1);
        if (bytes.length > largest) {
            throw new UnreadableFileException(file, "is larger than " + largest + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException(file, "is not UTF-8 text");
        }
    }
}
