package dev.lengthwise;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a class says in its strings, such as packages that it names as reflection and command lines do: dependencies that no import shows.
 * Strings that are put together at run time are not found.
 */
final class Spelled {
    private Spelled() {
    }

    /**
     * The packages directly under a root that a class spells, {@code study} for {@code dev.lengthwise.run.Run} or
     * {@code dev/lengthwise/study}.
     */
    static Set<String> packages(JavaClass type, String root) {
        Pattern dotted = Pattern.compile(Pattern.quote(root + ".") + "([a-z]+)\\b");
        Pattern slashed = Pattern.compile(Pattern.quote(root.replace('.', '/') + "/") + "([a-z]+)\\b");
        Set<String> found = new TreeSet<>();
        for (PoolEntry entry : read(type).constantPool()) {
            switch (entry) {
                case StringEntry text -> {
                    add(dotted.matcher(text.stringValue()), found);
                    add(slashed.matcher(text.stringValue()), found);
                }
                case Utf8Entry text -> add(dotted.matcher(text.stringValue()), found); // of annotations; names of classes have slashes
                default -> {
                }
            }
        }
        return found;
    }

    /** All strings of a class's code, and the texts of its annotations that are more than a word. */
    static Set<String> texts(JavaClass type) {
        Set<String> found = new TreeSet<>();
        for (PoolEntry entry : read(type).constantPool()) {
            switch (entry) {
                case StringEntry text -> found.add(text.stringValue());
                case Utf8Entry text when text.stringValue().contains(" ") -> found.add(text.stringValue());
                default -> {
                }
            }
        }
        return found;
    }

    private static void add(Matcher matcher, Set<String> found) {
        matcher.results().forEach(result -> found.add(result.group(1)));
    }

    private static ClassModel read(JavaClass type) {
        try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) { // of a folder or of a jar
            return ClassFile.of().parse(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
