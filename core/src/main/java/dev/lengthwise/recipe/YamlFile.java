package dev.lengthwise.recipe;

import dev.lengthwise.file.InputFile;
import dev.lengthwise.file.UnreadableFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A YAML file that holds one map. */
public final class YamlFile {
    /** In bytes: a recipe has about a thousand, a study as it is kept as much for each arm. */
    static final int LARGEST = 1 << 24;

    private YamlFile() {
    }

    static YamlValue.Mapping read(Path file, Mistakes mistakes) {
        return parse(new Where(file.toString()), text(file), mistakes);
    }

    /** @param root where the text comes from */
    static YamlValue.Mapping parse(Where root, String text, Mistakes mistakes) {
        mistakes.begin(root.source());
        YamlValue value = YamlParser.parse(root, text, mistakes);
        if (value instanceof YamlValue.Scalar scalar && scalar.text().isEmpty() && scalar.value() == null) {
            throw root.refuse("is empty");
        }
        if (!(value instanceof YamlValue.Mapping mapping)) {
            throw value.where().refuse(value.shown() + " is not a map of keys and values");
        }
        return mapping;
    }

    /** The file's name without the folder and the last extension. */
    public static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String text(Path file) {
        Where root = new Where(file.toString());
        if (Files.isDirectory(file)) {
            throw root.refuse("is a folder; a YAML file is needed");
        }
        try {
            return InputFile.textOrPipe(file, LARGEST);
        } catch (UnreadableFileException e) {
            throw root.refuse(e.reason());
        } catch (NoSuchFileException e) {
            throw root.refuse("does not exist");
        } catch (AccessDeniedException e) {
            throw root.refuse("cannot be read: permission denied");
        } catch (FileSystemException e) {
            throw root.refuse("cannot be read: " + e.getReason());
        } catch (IOException e) {
            throw root.refuse("cannot be read: " + e.getMessage());
        }
    }
}
