package dev.lengthwise.recipe;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;
import dev.lengthwise.key.Plain;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A record as a tree of maps, lists, strings, numbers and booleans, key by key; what {@link KeyReader} reads back. */
final class KeyWriter {
    private KeyWriter() {
    }

    /** All keys of a record but those that are null; of a {@linkplain Kind kind} that is no component, its name before them. */
    static SequencedMap<String, Object> tree(Record record) {
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
            if (value != null) {
                tree.put(name, value);
            }
        }
        return tree;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Record record when KeyScalar.isScalar(record.getClass()) -> String.valueOf(record);
            case Record record when Keys.isPlain(record.getClass()) -> plain(record);
            case Record record -> tree(record);
            case List<?> list -> list.stream().map(KeyWriter::value).toList();
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
