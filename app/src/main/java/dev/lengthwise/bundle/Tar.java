package dev.lengthwise.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A folder as a tar file (POSIX ustar), sorted by name, owned by nobody in particular. Times are kept to the second and of the
 * permissions whether a file can be executed.
 */
final class Tar {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int PREFIX = 155;
    private static final long LARGEST = 1L << 33; // eleven octal digits

    private final OutputStream out;

    Tar(OutputStream out) {
        this.out = out;
    }

    /** Writes a folder under its own name with all that is in it, and the end of the tar file. */
    void write(Path folder) throws IOException {
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(folder)) {
            entries = walk.sorted().toList();
        }
        Path parent = folder.toAbsolutePath().normalize().getParent();
        for (Path entry : entries) {
            add(entry, String.valueOf(parent == null ? entry : parent.relativize(entry.toAbsolutePath().normalize())));
        }
        out.write(new byte[2 * BLOCK]);
    }

    private void add(Path entry, String name) throws IOException {
        long seconds = Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS).toMillis() / 1000;
        if (Files.isSymbolicLink(entry)) {
            out.write(header(name, 0777, 0, seconds, '2', Files.readSymbolicLink(entry).toString()));
        } else if (Files.isDirectory(entry)) {
            out.write(header(name + "/", 0755, 0, seconds, '5', ""));
        } else {
            long size = Files.size(entry);
            out.write(header(name, Files.isExecutable(entry) ? 0755 : 0644, size, seconds, '0', ""));
            Files.copy(entry, out);
            out.write(new byte[(int) (-size & (BLOCK - 1))]);
        }
    }

    private static byte[] header(String name, int mode, long size, long seconds, char type, String link)
            throws IOException {
        byte[] header = new byte[BLOCK];
        int cut = cut(name);
        if (cut < 0 || link.length() > NAME || size >= LARGEST) {
            throw new IOException(name + " is too long or too large for a tar file");
        }
        put(header, 0, name.substring(cut));
        put(header, 100, octal(mode, 7));
        put(header, 108, octal(0, 7)); // user
        put(header, 116, octal(0, 7)); // group
        put(header, 124, octal(size, 11));
        put(header, 136, octal(seconds, 11));
        Arrays.fill(header, 148, 156, (byte) ' '); // where the sum goes counts as spaces
        header[156] = (byte) type;
        put(header, 157, link);
        put(header, 257, "ustar\00000");
        put(header, 345, cut == 0 ? "" : name.substring(0, cut - 1));
        int sum = 0;
        for (byte value : header) {
            sum += Byte.toUnsignedInt(value);
        }
        put(header, 148, octal(sum, 6) + "\0 ");
        return header;
    }

    /** Where the last part of a name begins, the part before it fitting in its own place; negative where it cannot be cut so. */
    private static int cut(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes <= NAME) {
            return 0;
        }
        if (bytes != name.length()) {
            return -1; // such long names of ours are plain ASCII
        }
        int slash = name.indexOf('/', name.length() - NAME - 1);
        return slash < 0 || slash > PREFIX || slash == name.length() - 1 ? -1 : slash + 1;
    }

    private static String octal(long value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "o", value);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
