package dev.lengthwise.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands before the tensors' bytes in a safetensors file: the size of the JSON in 8 bytes, lowest first, then the JSON.
 *
 * @param metadata the text entries, the checksum left out
 * @param checksum 64 hexadecimal digits: the SHA-256 of the whole file with zeros in their place; null where there is none
 * @param entries the tensors, in the order of their bytes
 */
record TensorHeader(Map<String, String> metadata, @Nullable String checksum, List<Entry> entries) {
    static final int SIZE = 8;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String METADATA = "__metadata__";
    private static final String CHECKSUM = "fileSha256";
    private static final String BLANK = "0".repeat(64);

    /**
     * Where a tensor lies.
     *
     * @param from its first byte, counted from the end of the header
     * @param to the byte after its last one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(String name, Type type, long[] shape, long from, long to) {
    }

    /** The types that are written, as safetensors names them. */
    enum Type {
        F64(ScalarType.Double, 8), F32(ScalarType.Float, 4), BF16(ScalarType.BFloat16, 2), F16(ScalarType.Half,
                2), I64(ScalarType.Long, 8), U8(ScalarType.Byte, 1);

        private final ScalarType scalarType;
        private final int bytes;

        Type(ScalarType scalarType, int bytes) {
            this.scalarType = scalarType;
            this.bytes = bytes;
        }

        ScalarType scalarType() {
            return scalarType;
        }

        private static Type of(ScalarType scalarType, String tensor) {
            return Arrays.stream(values()).filter(type -> type.scalarType == scalarType).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "tensor " + tensor + " is of type " + scalarType + ", which is not written"));
        }
    }

    /** The header of a file to be written, its checksum still blank. */
    static TensorHeader of(Map<String, String> metadata, Map<String, Tensor> tensors) {
        if (metadata.containsKey(CHECKSUM) || tensors.containsKey(METADATA)) {
            throw new IllegalArgumentException("the names " + CHECKSUM + " and " + METADATA + " are taken");
        }
        List<Entry> entries = new ArrayList<>();
        long offset = 0;
        for (Map.Entry<String, Tensor> named : tensors.entrySet()) {
            try (Scope scope = new Scope()) {
                Tensor tensor = named.getValue();
                Type type = Type.of(tensor.scalar_type().intern(), named.getKey());
                long end = offset + tensor.nbytes();
                entries.add(new Entry(named.getKey(), type, tensor.shape(), offset, end));
                offset = end;
            }
        }
        return new TensorHeader(new TreeMap<>(metadata), BLANK, entries);
    }

    /** The header as it stands in the file: size and JSON, the latter filled up to a multiple of 8 bytes. */
    byte[] bytes() {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode text = header.putObject(METADATA);
        metadata.forEach(text::put);
        text.put(CHECKSUM, checksum);
        for (Entry entry : entries) {
            ObjectNode node = header.putObject(entry.name());
            node.put("dtype", entry.type().name());
            node.putPOJO("shape", entry.shape());
            node.putPOJO("data_offsets", new long[]{entry.from(), entry.to()});
        }
        byte[] json = JSON.writeValueAsBytes(header);
        int padded = (json.length + 7) / 8 * 8;
        byte[] bytes = new byte[SIZE + padded];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(json);
        Arrays.fill(bytes, SIZE + json.length, bytes.length, (byte) ' ');
        return bytes;
    }

    /** Puts a checksum in its blank place. */
    static void seal(byte[] bytes, String checksum) {
        if (!replace(bytes, BLANK, checksum)) {
            throw new IllegalStateException("a header without place for a checksum");
        }
    }

    /** The bytes with the checksum blank again; as they are where there is none. */
    byte[] unsealed(byte[] bytes, Path file) {
        byte[] blank = bytes.clone();
        if (checksum != null && !replace(blank, checksum, BLANK)) {
            throw new DamagedFileException(file + ": the checksum is not written as it was");
        }
        return blank;
    }

    private static boolean replace(byte[] bytes, String old, String replacement) {
        String key = "\"" + CHECKSUM + "\":\"";
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(key + old + "\"");
        if (at >= 0) {
            byte[] digits = replacement.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(digits, 0, bytes, at + key.length(), digits.length);
        }
        return at >= 0;
    }

    /**
     * Reads a header and checks that it fits the file.
     *
     * @param bytes size and JSON
     * @param dataSize bytes of the file after the header
     * @throws DamagedFileException where they are not what was written
     */
    static TensorHeader parse(byte[] bytes, long dataSize, Path file) {
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        long offset = 0;
        for (Map.Entry<String, JsonNode> named : json(bytes, file).properties()) {
            if (named.getKey().equals(METADATA)) {
                named.getValue().properties()
                        .forEach(text -> metadata.put(text.getKey(), text.getValue().asString("")));
            } else {
                Entry entry = entry(named.getKey(), named.getValue(), offset, dataSize, file);
                offset = entry.to();
                entries.add(entry);
            }
        }
        if (offset != dataSize) {
            throw new DamagedFileException(file + ": " + dataSize + " bytes of tensors, expected " + offset);
        }
        String checksum = metadata.remove(CHECKSUM);
        return new TensorHeader(metadata, checksum, entries);
    }

    private static Entry entry(String name, JsonNode node, long offset, long dataSize, Path file) {
        long[] shape = longs(node.path("shape"));
        long[] offsets = longs(node.path("data_offsets"));
        String dtype = node.path("dtype").asString("");
        Type type = Arrays.stream(Type.values()).filter(known -> known.name().equals(dtype)).findFirst()
                .orElseThrow(() -> new DamagedFileException(
                        file + ": tensor " + name + " has the unknown type \"" + dtype + "\""));
        if (offsets.length != 2 || offsets[0] != offset || offsets[1] < offset || offsets[1] > dataSize) {
            throw new DamagedFileException(file + ": tensor " + name + " should lie at bytes "
                    + Arrays.toString(offsets) + " of " + dataSize + ": the file is cut short or damaged");
        }
        if (bytes(type, shape) != offsets[1] - offset) {
            throw new DamagedFileException(file + ": tensor " + name + " of type " + type + " and shape "
                    + Arrays.toString(shape) + " does not have " + (offsets[1] - offset) + " bytes");
        }
        return new Entry(name, type, shape, offset, offsets[1]);
    }

    /** Bytes of a tensor; -1 for a shape that no tensor has. */
    private static long bytes(Type type, long[] shape) {
        long bytes = type.bytes;
        for (long size : shape) {
            if (size < 0 || Math.multiplyHigh(bytes, size) != 0 || bytes * size < 0) {
                return -1;
            }
            bytes *= size;
        }
        return bytes;
    }

    private static JsonNode json(byte[] bytes, Path file) {
        try {
            JsonNode node = JSON.readTree(new String(bytes, SIZE, bytes.length - SIZE, StandardCharsets.UTF_8));
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
            values[i] = array.path(i).asLong(-1);
        }
        return values;
    }
}
