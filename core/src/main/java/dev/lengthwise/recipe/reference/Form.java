package dev.lengthwise.recipe.reference;

import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Part;
import dev.lengthwise.key.Plain;
import dev.lengthwise.recipe.Names;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.tensor.Asked;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;

/** What the value of a key is, in words. */
final class Form {
    private Form() {
    }

    /** {@code a whole number, at least 1}. */
    static String of(RecordComponent component) {
        String kind = kind(component);
        String allowed = Keys.of(component).allowed();
        if (component.getType() == Asked.class) {
            return allowed;
        }
        if (component.getType().isEnum() && !allowed.isEmpty()) {
            return "one of " + String.join(", ", words(allowed));
        }
        if (component.getType() == List.class) {
            return kind + (allowed.isEmpty() ? "" : ", each " + allowed)
                    + (Keys.of(component).orRange() ? ", or {from: FIRST, to: LAST}" : "");
        }
        return allowed.startsWith(kind) ? allowed : kind + (allowed.isEmpty() ? "" : ", " + allowed);
    }

    /** The words of a choice that has not all of its enum's. */
    static List<String> words(String allowed) {
        return List.of(allowed.split(", | or "));
    }

    private static String kind(RecordComponent component) {
        Class<?> type = component.getType();
        Part part = component.getAnnotation(Part.class);
        if (part != null) {
            return part(part, type);
        }
        if (Keys.isPlain(type)) {
            String most = type.getAnnotation(Plain.class).most();
            return of(Keys.components(type.asSubclass(Record.class)).getFirst())
                    + (most.isEmpty() ? "" : ", or " + most);
        }
        if (type == List.class) {
            return elements(element(component));
        }
        if (type.isEnum()) {
            return "one of " + String.join(", ", Keys.words(type));
        }
        return switch (type.getName()) {
            case "int", "java.lang.Integer" -> "a whole number";
            case "long" -> "a whole number from 0";
            case "double" -> "a number";
            case "boolean", "java.lang.Boolean" -> "true or false";
            case "java.lang.String" -> "text";
            case "dev.lengthwise.recipe.Names" -> "text, or a list of texts";
            case "java.nio.file.Path" -> "a folder";
            default -> "a map";
        };
    }

    private static String part(Part part, Class<?> type) {
        String map = "a map of " + part.whose() + " keys";
        if (type == List.class) {
            return "a list of maps";
        }
        return part.by().isEmpty() ? (part.orText() ? "text, or " : "") + map : "by " + part.by() + ", " + map;
    }

    private static String elements(Class<?> element) {
        return element == Integer.class
                ? "a list of lengths"
                : element == Long.class
                        ? "a list of whole numbers from 0"
                        : element == Double.class
                                ? "a list of numbers"
                                : isWords(element)
                                        ? "a list of words"
                                        : isMap(element) ? "a list of maps" : "a list of texts";
    }

    /** Whether a list has words of which there are only some. */
    static boolean isWords(Class<?> element) {
        return element.isEnum() || element == InputFamily.class;
    }

    /** The class of a list's elements. */
    static Class<?> element(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    /** Whether the value is a map of a record's keys. */
    static boolean isMap(Class<?> type) {
        return type.isRecord() && !Keys.isPlain(type) && type != Asked.class && type != Names.class;
    }
}
