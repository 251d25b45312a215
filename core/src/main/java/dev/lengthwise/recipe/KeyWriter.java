package dev.lengthwise.recipe;

import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;
import dev.lengthwise.key.Plain;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.TaskConfig;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A record as a tree of maps, lists, strings, numbers and booleans, key by key; what {@link KeyReader} reads back. */
public final class KeyWriter {
    private KeyWriter() {
    }

    /**
     * All keys of a record but those that are null, and those that are {@linkplain dev.lengthwise.key.Key#brief brief}; of a
     * {@linkplain Kind kind} that is no component, its name before them.
     */
    public static SequencedMap<String, Object> tree(Record record) {
        return tree(record, Map.of());
    }

    /**
     * The same of a record of which some components are written in their own way.
     *
     * @param own what is written of a component, by its name
     */
    static SequencedMap<String, Object> tree(Record record, Map<String, ?> own) {
        SequencedMap<String, Object> tree = new LinkedHashMap<>();
        Kind kind = record.getClass().getAnnotation(Kind.class);
        if (kind != null) {
            tree.put("kind", kind.value());
        }
        for (RecordComponent component : Keys.written(record.getClass())) {
            String name = component.getName();
            Object value = own.containsKey(name) ? own.get(name) : value(Keys.value(record, component));
            boolean left = Keys.of(component).brief()
                    && KeyReader.isDefault(component, Keys.value(record, component), Map.of());
            if (value != null && !left) {
                tree.put(name, value);
            }
        }
        return tree;
    }

    /**
     * The keys of a record that differ from their defaults, so that a default that follows from another key still does when that one is
     * changed.
     *
     * @param own what is written of a component in any case, by its name
     */
    static SequencedMap<String, Object> given(Record record, Map<String, ?> own) {
        SequencedMap<String, Object> tree = tree(record, own);
        Map<String, @Nullable Object> others = new LinkedHashMap<>();
        for (RecordComponent component : Keys.components(record.getClass())) {
            String name = component.getName();
            Object value = Keys.value(record, component);
            if (!own.containsKey(name)) {
                if (KeyReader.isDefault(component, value, others)) {
                    tree.remove(name);
                } else if (tree.containsKey(name)) {
                    tree.put(name, given(value));
                }
            }
            others.put(name, value);
        }
        return tree;
    }

    private static Object given(@Nullable Object value) {
        return switch (value) {
            case Record record when value(record) instanceof Map -> given(record, Map.of());
            case List<?> list -> list.stream().map(KeyWriter::given).toList();
            case null, default -> Objects.requireNonNull(value(value));
        };
    }

    /** A tree of what a caller gives: also of maps, and of a task. */
    static SequencedMap<String, Object> tree(Map<String, ?> values) {
        SequencedMap<String, Object> tree = new LinkedHashMap<>();
        values.forEach((key, value) -> tree.put(key, Objects.requireNonNull(value(value))));
        return tree;
    }

    static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case TaskConfig task -> RecipeWriter.task(task);
            case InputFamily family -> String.valueOf(family);
            case YamlValue written -> written.tree();
            case Names(List<String> names) -> names.size() == 1 ? names.getFirst() : names;
            case Record record when KeyScalar.isScalar(record.getClass()) -> String.valueOf(record);
            case Record record when Keys.isPlain(record.getClass()) -> plain(record);
            case Record record -> tree(record);
            case List<?> list -> list.stream().map(KeyWriter::value).toList();
            case Map<?, ?> map -> {
                SequencedMap<String, @Nullable Object> tree = new LinkedHashMap<>();
                map.forEach((key, inner) -> tree.put(String.valueOf(key), value(inner)));
                yield tree;
            }
            case Path path -> path.toString();
            case Enum<?> word -> String.valueOf(word);
            default -> value;
        };
    }

    private static @Nullable Object plain(Record record) {
        String most = record.getClass().getAnnotation(Plain.class).most();
        Object value = Keys.value(record, Keys.components(record.getClass()).getFirst());
        return !most.isEmpty() && value instanceof Integer number && number == Integer.MAX_VALUE ? most : value;
    }
}
