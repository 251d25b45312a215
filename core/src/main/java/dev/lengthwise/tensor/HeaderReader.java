package dev.lengthwise.tensor;

import dev.lengthwise.tensor.TensorHeader.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the header of a safetensors file as the format's own reader does: keys in any order, blanks around the JSON, text under
 * {@code __metadata__}, further keys of a tensor, tensors without values or dimensions. Refused is what the format forbids: a name
 * that occurs twice, tensors that overlap, bytes that belong to none.
 *
 * @param file for messages
 * @param dataSize bytes of the file after the header
 */
record HeaderReader(Path file, long dataSize) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PLAIN = Pattern.compile("[\\w./:-]{1,100}");
    private static final int LONGEST_NAME = 100; // characters shown
    private static final String DTYPE = "dtype";
    private static final String SHAPE = "shape";
    private static final String OFFSETS = "data_offsets";

    /**
     * Reads it and checks that it fits the file.
     *
     * @param bytes the JSON's size and the JSON
     * @throws DamagedFileException where it is not allowed
     */
    TensorHeader read(byte[] bytes) {
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text(bytes))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw damaged("the header is not a JSON object");
            }
            Set<String> names = new HashSet<>();
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                if (!names.add(name)) {
                    throw damaged(name.equals(TensorHeader.METADATA)
                            ? name + " occurs twice in the header"
                            : "tensor " + shown(name) + " occurs twice in the header");
                }
                if (name.equals(TensorHeader.METADATA)) {
                    readMetadata(json, metadata);
                } else {
                    entries.add(entry(name, json));
                }
            }
            if (json.nextToken() != null) {
                throw damaged("the header has something after its JSON object");
            }
        } catch (JacksonException e) {
            throw damaged("the header is not JSON: " + e.getOriginalMessage());
        }
        entries.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
        requireEveryByteOnce(entries);
        String checksum = metadata.remove(TensorHeader.CHECKSUM);
        return new TensorHeader(metadata, checksum, List.copyOf(entries));
    }

    private String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, TensorHeader.SIZE, bytes.length - TensorHeader.SIZE)).toString();
        } catch (CharacterCodingException e) {
            throw damaged("the header is not UTF-8 text");
        }
    }

    private void readMetadata(JsonParser json, Map<String, String> metadata) {
        JsonToken start = json.nextToken();
        if (start == JsonToken.VALUE_NULL) {
            return;
        }
        if (start != JsonToken.START_OBJECT) {
            throw damaged(TensorHeader.METADATA + " is not a JSON object");
        }
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw damaged(TensorHeader.METADATA + ": " + shown(key) + " is not text");
            }
            if (metadata.put(key, json.getString()) != null) {
                throw damaged(TensorHeader.METADATA + ": " + shown(key) + " occurs twice");
            }
        }
    }

    private Entry entry(String name, JsonParser json) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw damaged(name, "is not a JSON object");
        }
        @Nullable
        NumberType type = null;
        long @Nullable [] shape = null;
        long @Nullable [] offsets = null;
        Set<String> keys = new HashSet<>();
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            if (!keys.add(key)) {
                throw damaged(name, shown(key) + " occurs twice");
            }
            JsonToken value = json.nextToken();
            switch (key) {
                case DTYPE -> type = type(name, value, json);
                case SHAPE -> shape = numbers(name, key, value, json);
                case OFFSETS -> offsets = numbers(name, key, value, json);
                default -> json.skipChildren();
            }
        }
        if (type == null || shape == null || offsets == null) {
            throw damaged(name, (type == null ? DTYPE : shape == null ? SHAPE : OFFSETS) + " is missing");
        }
        if (offsets.length != 2) {
            throw damaged(name, OFFSETS + " " + Arrays.toString(offsets) + " are not two numbers");
        }
        return checked(new Entry(name, type, shape, offsets[0], offsets[1]));
    }

    private NumberType type(String name, JsonToken value, JsonParser json) {
        String dtype = value == JsonToken.VALUE_STRING ? json.getString() : "";
        return Arrays.stream(NumberType.values()).filter(known -> known.name().equals(dtype)).findFirst()
                .orElseThrow(() -> damaged(name, DTYPE + " is " + (value == JsonToken.VALUE_STRING
                        ? "\"" + shown(dtype) + "\""
                        : "not text") + "; read are "
                        + Arrays.stream(NumberType.values()).map(NumberType::name).collect(Collectors.joining(", "))));
    }

    private long[] numbers(String name, String key, JsonToken value, JsonParser json) {
        if (value != JsonToken.START_ARRAY) {
            throw damaged(name, key + " is not a list");
        }
        List<Long> numbers = new ArrayList<>();
        for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
            if (next != JsonToken.VALUE_NUMBER_INT || json.getBigIntegerValue().signum() < 0) {
                throw damaged(name, key + " has something that is not a whole number from 0 on");
            }
            if (json.getBigIntegerValue().bitLength() >= Long.SIZE) {
                throw damaged(name, key + " has " + json.getBigIntegerValue() + ", which no file is large enough for");
            }
            numbers.add(json.getLongValue());
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /** An entry whose bytes are those of its type and shape, and in the file. */
    private Entry checked(Entry entry) {
        String name = entry.name();
        String place = OFFSETS + " " + place(entry);
        if (entry.to() < entry.from()) {
            throw damaged(name, place + " end before they begin");
        }
        if (entry.to() > dataSize) {
            throw damaged(name, place + " go beyond the file's " + dataSize
                    + " bytes of tensors: the file is cut short or damaged");
        }
        if (bytes(entry.type(), entry.shape()) != entry.to() - entry.from()) {
            throw damaged(name, "a tensor of type " + entry.type() + " and shape " + Arrays.toString(entry.shape())
                    + " does not have the " + (entry.to() - entry.from()) + " bytes of its " + place);
        }
        return entry;
    }

    /** Bytes of a tensor; -1 for a shape that no tensor has. */
    private static long bytes(NumberType type, long[] shape) {
        long most = type.bytes(); // of the shape with 1 for 0, which libtorch's strides take
        for (long size : shape) {
            long factor = Math.max(1, size);
            if (Math.multiplyHigh(most, factor) != 0 || most * factor < 0) {
                return -1;
            }
            most *= factor;
        }
        return Arrays.stream(shape).anyMatch(size -> size == 0) ? 0 : most;
    }

    private void requireEveryByteOnce(List<Entry> entries) {
        long end = 0;
        Entry before = null;
        for (Entry entry : entries) {
            if (entry.from() < end) {
                throw damaged(entry.name(), OFFSETS + " " + place(entry) + " overlap those of tensor "
                        + shown(Objects.requireNonNull(before).name()) + ", " + place(before));
            }
            if (entry.from() > end) {
                throw damaged(entry.name(), OFFSETS + " " + place(entry) + " leave a hole: bytes " + end + " to "
                        + entry.from() + " belong to no tensor");
            }
            end = entry.to();
            before = entry;
        }
        if (end != dataSize) {
            throw damaged((dataSize - end) + " bytes follow "
                    + (before == null ? "a header without tensors" : "the last tensor, " + shown(before.name()))
                    + ", and belong to none");
        }
    }

    private static String place(Entry entry) {
        return "[" + entry.from() + ", " + entry.to() + "]";
    }

    /** A name as it stands in JSON where it is not plain, so that a message stays one line. */
    private static String shown(String name) {
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        return JSON.writeValueAsString(
                name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...");
    }

    private DamagedFileException damaged(String tensor, String what) {
        return damaged("tensor " + shown(tensor) + ": " + what);
    }

    private DamagedFileException damaged(String what) {
        return new DamagedFileException(file + ": " + what);
    }
}
