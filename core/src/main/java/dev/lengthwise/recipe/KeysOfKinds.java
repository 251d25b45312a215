package dev.lengthwise.recipe;

import dev.lengthwise.key.Keys;
import dev.lengthwise.task.TaskConfig;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;

/** The keys of a recipe whose value is a map that {@code kind} chooses: its other keys belong to the kind. */
final class KeysOfKinds {
    private static final Set<String> NAMES = in(Recipe.class);

    private KeysOfKinds() {
    }

    /** Whether a key, such as {@code task} or {@code temper}, is one of them. */
    static boolean has(String key) {
        return NAMES.contains(key);
    }

    private static Set<String> in(Class<? extends Record> record) {
        Set<String> names = new HashSet<>();
        for (RecordComponent component : Keys.components(record)) {
            Class<?> type = component.getType();
            if (type == TaskConfig.class || type.isSealed()) {
                names.add(component.getName());
            } else if (type.isRecord() && !Keys.isPlain(type)) {
                names.addAll(in(type.asSubclass(Record.class)));
            }
        }
        return Set.copyOf(names);
    }
}
