package dev.lengthwise.study;

import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON files of a run: written whole or not at all, read with a clear word about damage. */
public final class Json {
    private static final JsonMapper COMPACT = JsonMapper.builder().build();
    private static final JsonMapper PRETTY = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {
    }

    /** An empty object. */
    public static ObjectNode object() {
        return COMPACT.createObjectNode();
    }

    /** On one line. */
    public static String line(JsonNode node) {
        return COMPACT.writeValueAsString(node);
    }

    /** On many lines, for people. */
    public static String pretty(JsonNode node) {
        return PRETTY.writeValueAsString(node);
    }

    static void write(Path file, JsonNode node) throws IOException {
        write(file, pretty(node) + "\n");
    }

    static void write(Path file, String text) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.writeString(partial, text, StandardCharsets.UTF_8);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static JsonNode read(Path file) throws IOException {
        try {
            return COMPACT.readTree(Files.readString(file, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new DamagedFileException(file + ": no JSON: " + e.getOriginalMessage());
        }
    }

    static JsonNode parse(String text) {
        return COMPACT.readTree(text);
    }
}
