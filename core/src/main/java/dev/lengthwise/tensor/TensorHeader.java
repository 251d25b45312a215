package dev.lengthwise.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
    static final String METADATA = "__metadata__";
    static final String CHECKSUM = "fileSha256";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BLANK = "0".repeat(64);

    /**
     * Where a tensor lies.
     *
     * @param from its first byte, counted from the end of the header
     * @param to the byte after its last one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(String name, NumberType type, long[] shape, long from, long to) {
    }

    /** The header of a file to be written, its checksum still blank. */
    static TensorHeader of(Map<String, String> metadata, Map<String, Numbers> tensors) {
        if (metadata.containsKey(CHECKSUM) || tensors.containsKey(METADATA)) {
            throw new IllegalArgumentException("the names " + CHECKSUM + " and " + METADATA + " are taken");
        }
        List<Entry> entries = new ArrayList<>();
        long offset = 0;
        for (Map.Entry<String, Numbers> named : tensors.entrySet()) {
            Numbers numbers = named.getValue();
            long end = offset + numbers.bytes();
            entries.add(new Entry(named.getKey(), numbers.type(), numbers.shape(), offset, end));
            offset = end;
        }
        return new TensorHeader(new TreeMap<>(metadata), BLANK, entries);
    }

    /** Bytes of all tensors. */
    long dataSize() {
        return entries.isEmpty() ? 0 : entries.getLast().to();
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
            throw new DamagedFileException(file + ": the header was rewritten and " + CHECKSUM
                    + " is that of the file as it was; a program that changes the file has to leave it out");
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
}
