package dev.lengthwise.recipe.reference;

import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Plain;
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
        return allowed.startsWith(kind) ? allowed : kind + (allowed.isEmpty() ? "" : ", " + allowed);
    }

    private static String kind(RecordComponent component) {
        Class<?> type = component.getType();
        if (Keys.isPlain(type)) {
            String most = type.getAnnotation(Plain.class).most();
            return of(Keys.components(type.asSubclass(Record.class)).getFirst())
                    + (most.isEmpty() ? "" : ", or " + most);
        }
        if (type == List.class) {
            Object element = element(component);
            return element == Integer.class
                    ? "a list of lengths"
                    : element == String.class ? "a list of texts" : "a list of maps";
        }
        if (type.isEnum()) {
            return "one of " + String.join(", ", Keys.words(type));
        }
        return switch (type.getName()) {
            case "int" -> "a whole number";
            case "long" -> "a whole number from 0";
            case "double" -> "a number";
            case "boolean" -> "true or false";
            case "java.lang.String" -> "text";
            case "java.nio.file.Path" -> "a folder";
            default -> "a map";
        };
    }

    /** The class of a list's elements. */
    static Class<?> element(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    /** Whether the value is a map of a record's keys. */
    static boolean isMap(Class<?> type) {
        return type.isRecord() && !Keys.isPlain(type) && type != Asked.class;
    }
}
