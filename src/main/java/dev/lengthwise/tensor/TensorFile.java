package dev.lengthwise.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Named tensors and a little text in one file of the safetensors format. The text carries the SHA-256 of the tensors' bytes, so
 * that damage shows on reading; a file appears whole or not at all.
 *
 * @param metadata the text entries
 * @param tensors the tensors by name
 */
public record TensorFile(Map<String, String> metadata, Map<String, Tensor> tensors) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String METADATA = "__metadata__";
    private static final String SHA256 = "sha256";
    private static final long PIECE = 1 << 26;
    private static final long LONGEST_HEADER = 100_000_000;

    /** Writes to a file beside the target first, then moves it there in one step. */
    public void write(Path file) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        MessageDigest digest = Tensors.sha256();
        long offset = 0;
        ObjectNode text = header.putObject(METADATA);
        new TreeMap<>(metadata).forEach(text::put);
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            try (Scope scope = new Scope()) {
                Tensor tensor = entry.getValue();
                ObjectNode node = header.putObject(entry.getKey());
                node.put("dtype", name(tensor.scalar_type().intern()));
                node.putPOJO("shape", tensor.shape());
                node.putPOJO("data_offsets", new long[]{offset, offset + tensor.nbytes()});
                offset += tensor.nbytes();
                Tensors.digest(tensor, digest);
            }
        }
        text.put(SHA256, HexFormat.of().formatHex(digest.digest()));
        byte[] head = JSON.writeValueAsBytes(header);
        byte[] padded = Arrays.copyOf(head, (head.length + 7) / 8 * 8);
        Arrays.fill(padded, head.length, padded.length, (byte) ' ');

        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer size = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(padded.length).flip();
            writeAll(channel, size);
            writeAll(channel, ByteBuffer.wrap(padded));
            for (Tensor tensor : tensors.values()) {
                try (Scope scope = new Scope()) {
                    Tensor source = tensor.detach().contiguous();
                    long bytes = source.nbytes();
                    BytePointer data = new BytePointer(source.data_ptr()).capacity(bytes);
                    for (long at = 0; at < bytes; at += PIECE) {
                        writeAll(channel, data.position(at).limit(Math.min(bytes, at + PIECE)).asByteBuffer());
                    }
                }
            }
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads a file whole and checks it.
     *
     * @return tensors that belong to the caller's {@link Scope}
     * @throws DamagedFileException where the file is not what was written
     */
    public static TensorFile read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < 8) {
                throw new DamagedFileException(file + ": " + size + " bytes, too short for a safetensors file");
            }
            ByteBuffer first = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            readAll(channel, first, file);
            long headerSize = first.flip().getLong();
            if (headerSize < 2 || headerSize > LONGEST_HEADER || 8 + headerSize > size) {
                throw new DamagedFileException(file + ": the header should have " + headerSize + " bytes, the file has "
                        + size + ": no safetensors file, or cut short");
            }
            ByteBuffer head = ByteBuffer.allocate((int) headerSize);
            readAll(channel, head, file);
            JsonNode header = parse(new String(head.array(), StandardCharsets.UTF_8), file);
            return read(channel, header, size - 8 - headerSize, file);
        }
    }

    private static TensorFile read(FileChannel channel, JsonNode header, long dataSize, Path file) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        MessageDigest digest = Tensors.sha256();
        long offset = 0;
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            JsonNode node = entry.getValue();
            if (entry.getKey().equals(METADATA)) {
                node.properties().forEach(text -> metadata.put(text.getKey(), text.getValue().asString()));
                continue;
            }
            long[] shape = longs(node.path("shape"));
            long[] offsets = longs(node.path("data_offsets"));
            ScalarType type = type(node.path("dtype").asString(""), entry.getKey(), file);
            if (offsets.length != 2 || offsets[0] != offset || offsets[1] > dataSize) {
                throw new DamagedFileException(file + ": tensor " + entry.getKey() + " should lie at bytes "
                        + Arrays.toString(offsets) + " of " + dataSize + ": the file is cut short or damaged");
            }
            Tensor tensor = torch.empty(shape, new TensorOptions(type), null);
            long bytes = tensor.nbytes();
            if (bytes != offsets[1] - offsets[0]) {
                throw new DamagedFileException(file + ": tensor " + entry.getKey() + " of shape "
                        + Arrays.toString(shape) + " needs " + bytes + " bytes, not " + (offsets[1] - offsets[0]));
            }
            BytePointer data = new BytePointer(tensor.data_ptr()).capacity(bytes);
            for (long at = 0; at < bytes; at += PIECE) {
                readAll(channel, data.position(at).limit(Math.min(bytes, at + PIECE)).asByteBuffer(), file);
            }
            Tensors.digest(tensor, digest);
            offset = offsets[1];
            tensors.put(entry.getKey(), tensor);
        }
        if (offset != dataSize) {
            throw new DamagedFileException(file + ": " + dataSize + " bytes of tensors, expected " + offset);
        }
        String expected = metadata.remove(SHA256);
        if (expected != null && !expected.equals(HexFormat.of().formatHex(digest.digest()))) {
            throw new DamagedFileException(file + ": the tensors' bytes do not match their checksum");
        }
        return new TensorFile(metadata, tensors);
    }

    private static JsonNode parse(String header, Path file) {
        try {
            JsonNode node = JSON.readTree(header);
            if (!node.isObject()) {
                throw new DamagedFileException(file + ": the header is no JSON object");
            }
            return node;
        } catch (JacksonException e) {
            throw new DamagedFileException(file + ": the header is no JSON: " + e.getOriginalMessage());
        }
    }

    private static long[] longs(JsonNode array) {
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asLong(-1);
        }
        return values;
    }

    private static void writeAll(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static void readAll(FileChannel channel, ByteBuffer buffer, Path file) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new DamagedFileException(file + ": the file ends " + buffer.remaining() + " bytes too early");
            }
        }
    }

    private static String name(ScalarType type) {
        return switch (type) {
            case Double -> "F64";
            case Float -> "F32";
            case BFloat16 -> "BF16";
            case Half -> "F16";
            case Long -> "I64";
            case Byte -> "U8";
            default -> throw new IllegalArgumentException("tensors of " + type + " are not written");
        };
    }

    private static ScalarType type(String name, String tensor, Path file) {
        return switch (name) {
            case "F64" -> ScalarType.Double;
            case "F32" -> ScalarType.Float;
            case "BF16" -> ScalarType.BFloat16;
            case "F16" -> ScalarType.Half;
            case "I64" -> ScalarType.Long;
            case "U8" -> ScalarType.Byte;
            default -> throw new DamagedFileException(file + ": tensor " + tensor + " has the unknown type \"" + name
                    + "\"");
        };
    }
}
