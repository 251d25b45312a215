package dev.lengthwise.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that is written in pieces of a size: {@code FILE.part-00}, {@code FILE.part-01}, ... Beside them, when all are written, lies
 * {@code FILE.sha256} with a line for each piece and one for the whole, as sha256sum reads it. Without a size it is one file with its
 * sum. Pieces of an earlier file of that name are deleted.
 */
final class Pieces extends OutputStream {
    private final Path file;
    private final long size;
    private final MessageDigest whole = sha256();
    private final List<Path> written = new ArrayList<>();
    private final List<String> sums = new ArrayList<>();
    private OutputStream piece;
    private MessageDigest digest = sha256();
    private long room;
    private boolean closed;

    /** @param size of a piece in bytes; 0 for one file */
    Pieces(Path file, long size) throws IOException {
        this.file = file;
        this.size = size;
        deleteOld();
        this.piece = next();
    }

    private void deleteOld() throws IOException {
        String name = name(file);
        try (Stream<Path> neighbours = Files.list(folder(file))) {
            for (Path old : neighbours.filter(path -> name(path).equals(name) || name(path).equals(name + ".sha256")
                    || name(path).matches(Pattern.quote(name) + "\\.part-\\d+")).toList()) {
                Files.delete(old);
            }
        }
    }

    private OutputStream next() throws IOException {
        Path path = size == 0
                ? file
                : file.resolveSibling(name(file) + String.format(Locale.ROOT, ".part-%02d", written.size()));
        written.add(path);
        digest = sha256();
        room = size == 0 ? Long.MAX_VALUE : size;
        return new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(path)), digest);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[]{(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        whole.update(bytes, offset, length);
        int from = offset;
        int left = length;
        while (left > 0) {
            if (room == 0) {
                endPiece();
                piece = next();
            }
            int taken = (int) Math.min(left, room);
            piece.write(bytes, from, taken);
            room -= taken;
            from += taken;
            left -= taken;
        }
    }

    private void endPiece() throws IOException {
        piece.close();
        sums.add(line(digest, written.getLast()));
    }

    private static String line(MessageDigest digest, Path path) {
        return HexFormat.of().formatHex(digest.digest()) + "  " + name(path) + "\n";
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        endPiece();
        if (size > 0) {
            sums.add(line(whole, file));
        }
        Path partial = file.resolveSibling(name(file) + ".sha256.partial");
        Files.writeString(partial, String.join("", sums));
        Files.move(partial, file.resolveSibling(name(file) + ".sha256"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The files so far, without the one that holds the sums. */
    List<Path> written() {
        return List.copyOf(written);
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " is not a file name");
        }
        return folder;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
