package dev.lengthwise.tensor;

import dev.lengthwise.file.FileFailure;
import dev.lengthwise.file.InputFile;
import dev.lengthwise.file.UnreadableFileException;
import dev.lengthwise.file.WholeFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named numbers and a little text in one file of the safetensors format, by Java alone. The text carries the SHA-256 of the whole file, so
 * that damage shows on reading; a file appears whole or not at all. Files of other programs, which have no checksum, can be read too.
 *
 * @param metadata the text entries
 * @param tensors the numbers by name
 */
public record NumbersFile(Map<String, String> metadata, Map<String, Numbers> tensors) {
    private static final long LONGEST_HEADER = 100_000_000;

    /**
     * Writes to a file beside the target first, then moves it there in one step. When that fails, the target is as it was.
     */
    public void write(Path file) throws IOException {
        byte[] header = TensorHeader.of(metadata, tensors).bytes();
        MessageDigest digest = sha256();
        digest.update(header);
        tensors.values().forEach(numbers -> numbers.pieces(digest::update));
        TensorHeader.seal(header, HexFormat.of().formatHex(digest.digest()));
        WholeFile.write(file, channel -> {
            WholeFile.writeAll(channel, ByteBuffer.wrap(header));
            for (Numbers numbers : tensors.values()) {
                numbers.pieces(piece -> WholeFile.writeAll(channel, piece));
            }
        });
    }

    /**
     * Reads a file whole and checks it: everything that the format allows, whoever wrote it, but for types that are not among
     * {@link NumberType}. The numbers stay in the file, which is mapped: it may be deleted, and another put in its place.
     *
     * @return the numbers in the order of their bytes
     * @throws DamagedFileException where the file is not what was written or no safetensors file
     */
    public static NumbersFile read(Path file) throws IOException {
        return read(file, (channel, bytes, header) -> new NumbersFile(header.metadata(),
                tensors(file, channel, bytes, header)));
    }

    /**
     * Reads the text entries alone; whether the rest is what was written shows on reading it.
     *
     * @throws DamagedFileException where the file does not begin as a safetensors file of its size does
     */
    public static Map<String, String> readText(Path file) throws IOException {
        return read(file, (channel, bytes, header) -> header.metadata());
    }

    /** What is made of a file whose header, its bytes too, is read. */
    private interface Reading<T> {
        T of(FileChannel channel, byte[] bytes, TensorHeader header) throws IOException;
    }

    private static <T> T read(Path file, Reading<T> reading) throws IOException {
        try {
            InputFile.requireRegular(file);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                byte[] bytes = header(channel, file);
                return reading.of(channel, bytes, new HeaderReader(file, channel.size() - bytes.length).read(bytes));
            }
        } catch (UnreadableFileException e) {
            throw new DamagedFileException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw FileFailure.at(file, e);
        }
    }

    private static Map<String, Numbers> tensors(Path file, FileChannel channel, byte[] bytes, TensorHeader header)
            throws IOException {
        MessageDigest digest = sha256();
        digest.update(header.unsealed(bytes, file));
        MemorySegment data = channel.map(FileChannel.MapMode.READ_ONLY, bytes.length, header.dataSize(),
                Arena.ofAuto());
        Map<String, Numbers> tensors = new LinkedHashMap<>();
        for (TensorHeader.Entry entry : header.entries()) {
            Numbers numbers = new ArrayNumbers(entry.type(), entry.shape(),
                    data.asSlice(entry.from(), entry.to() - entry.from()));
            numbers.pieces(digest::update);
            tensors.put(entry.name(), numbers);
        }
        String checksum = header.checksum();
        if (checksum != null && !checksum.equals(HexFormat.of().formatHex(digest.digest()))) {
            throw new DamagedFileException(file + ": the file's bytes do not match their checksum, fileSha256 in "
                    + "its header; a program that changes the file has to leave that out");
        }
        return tensors;
    }

    /** The header's size and its JSON. */
    private static byte[] header(FileChannel channel, Path file) throws IOException {
        long size = channel.size();
        if (size < TensorHeader.SIZE) {
            throw new DamagedFileException(file + ": " + size + " bytes, too short for a safetensors file");
        }
        ByteBuffer first = ByteBuffer.allocate(TensorHeader.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        readAll(channel, first, file);
        long json = first.getLong(0);
        if (json < 0 || json > LONGEST_HEADER) {
            throw new DamagedFileException(file + ": the header should have " + Long.toUnsignedString(json)
                    + " bytes, and at most " + LONGEST_HEADER + " are allowed: not a safetensors file");
        }
        if (TensorHeader.SIZE + json > size) {
            throw new DamagedFileException(file + ": the header should have " + json + " bytes, the file has "
                    + size + ": not a safetensors file, or cut short");
        }
        ByteBuffer header = ByteBuffer.allocate(TensorHeader.SIZE + (int) json).put(first.flip());
        readAll(channel, header, file);
        return header.array();
    }

    private static void readAll(FileChannel channel, ByteBuffer buffer, Path file) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new DamagedFileException(file + ": the file ends " + buffer.remaining() + " bytes too early");
            }
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
