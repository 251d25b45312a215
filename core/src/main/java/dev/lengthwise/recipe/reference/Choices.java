package dev.lengthwise.recipe.reference;

import dev.lengthwise.key.Keys;
import dev.lengthwise.recipe.YamlValue;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKinds;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The records that the key {@code kind} chooses from. */
final class Choices {
    private Choices() {
    }

    /** The records of a component's type by their kinds; none where it is no choice. */
    static SequencedMap<String, Class<? extends Record>> of(Class<?> type) {
        if (type == TaskConfig.class) {
            return TaskKinds.configs();
        }
        return type.isSealed() && !YamlValue.class.isAssignableFrom(type) ? Keys.kinds(type) : new LinkedHashMap<>();
    }
}
