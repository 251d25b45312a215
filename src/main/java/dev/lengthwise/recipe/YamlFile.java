package dev.lengthwise.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A YAML file that holds one map. */
final class YamlFile {
    private static final int LARGEST = 1 << 20; // bytes; a recipe has about a thousand

    private YamlFile() {
    }

    static YamlValue.Mapping read(Path file) {
        return parse(new Where(file.toString()), text(file));
    }

    /** @param root where the text comes from */
    static YamlValue.Mapping parse(Where root, String text) {
        YamlValue value = YamlParser.parse(root, text);
        if (value instanceof YamlValue.Scalar scalar && scalar.text().isEmpty() && scalar.value() == null) {
            throw root.refuse("is empty");
        }
        if (!(value instanceof YamlValue.Mapping mapping)) {
            throw root.refuse(value.shown() + " is not a map of keys and values");
        }
        return mapping;
    }

    /** The file's name without the folder and the last extension. */
    static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String text(Path file) {
        Where root = new Where(file.toString());
        if (Files.isDirectory(file)) {
            throw root.refuse("is a folder; a YAML file is needed");
        }
        if (Files.notExists(file)) {
            throw root.refuse("does not exist");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw root.refuse("is larger than " + LARGEST + " bytes");
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw root.refuse("is not UTF-8 text");
        } catch (IOException e) {
            throw root.refuse("cannot be read: " + e);
        }
    }
}
