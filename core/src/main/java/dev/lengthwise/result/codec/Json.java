package dev.lengthwise.result.codec;

import dev.lengthwise.file.InputFile;
import dev.lengthwise.file.UnreadableFileException;
import dev.lengthwise.file.WholeFile;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON files: written whole or not at all, read with a clear word about damage. */
public final class Json {
    private static final int LARGEST = 1 << 26; // bytes; the results of the largest study have a million
    private static final JsonMapper COMPACT = JsonMapper
            .builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()).build();
    private static final JsonMapper PRETTY = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {
    }

    /** An empty object. */
    public static ObjectNode object() {
        return COMPACT.createObjectNode();
    }

    /** An empty list. */
    public static ArrayNode array() {
        return COMPACT.createArrayNode();
    }

    /** On one line. */
    public static String line(JsonNode node) {
        return COMPACT.writeValueAsString(node);
    }

    /** On many lines, for people. */
    public static String pretty(JsonNode node) {
        return PRETTY.writeValueAsString(node);
    }

    /** Over what is there, where a disk is so full that nothing whole can be written. */
    public static void overwrite(Path file, JsonNode node) throws IOException {
        WholeFile.overwrite(file, line(node) + "\n");
    }

    /** Whole, or not at all. */
    public static void write(Path file, JsonNode node) throws IOException {
        WholeFile.write(file, pretty(node) + "\n");
    }

    /**
     * Reads an object.
     *
     * @throws DamagedFileException where the file holds none, or a key twice, or is no file at all
     */
    public static ObjectNode read(Path file) throws IOException {
        try {
            return parse(InputFile.text(file, LARGEST));
        } catch (UnreadableFileException e) {
            throw new DamagedFileException(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException(file + ": " + e.getMessage());
        }
    }

    /**
     * Reads an object and makes something of it.
     *
     * @throws DamagedFileException where the file holds no object, or the reader refuses what it holds
     */
    public static <T> T read(Path file, Function<ObjectNode, T> reader) throws IOException {
        ObjectNode object = read(file);
        try {
            return reader.apply(object);
        } catch (JacksonException e) {
            throw new DamagedFileException(file + ": " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException(file + ": " + e.getMessage());
        }
    }

    /** Reads a record; what is not as it is written is refused by file and key. */
    public static <R extends Record> R read(Path file, Class<R> type) throws IOException {
        return read(file, object -> RecordReader.read(type, object));
    }

    /** Writes a record. */
    public static void write(Path file, Record record) throws IOException {
        write(file, RecordWriter.tree(record));
    }

    /** A value from a text that is ours. */
    static JsonNode value(String text) {
        return COMPACT.readTree(text);
    }

    /**
     * An object from a text.
     *
     * @throws IllegalArgumentException where the text is none
     */
    public static ObjectNode parse(String text) {
        JsonNode node;
        try {
            node = COMPACT.readTree(text);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new IllegalArgumentException("not JSON: "
                    + (at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ")
                    + e.getOriginalMessage(), e);
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("not a JSON object but "
                + (node.isMissingNode() ? "nothing" : node.getNodeType()));
    }
}
