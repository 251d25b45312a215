package dev.lengthwise.recipe;

import java.util.Map;

/** Records of a recipe's keys, made in Java from the keys that differ from their defaults. */
public final class Defaults {
    private Defaults() {
    }

    /**
     * A record with all its defaults.
     *
     * @param type such as {@link dev.lengthwise.train.TrainConfig}
     * @throws RecipeException for one that has keys without a default
     */
    public static <R extends Record> R of(Class<R> type) {
        return of(type, Map.of());
    }

    /**
     * A record with defaults where no value is given, for example {@code of(TrainConfig.class, Map.of("steps", 100))}.
     *
     * @param values by key: numbers, texts, enums, lists, maps or records
     * @throws RecipeException for all that is wrong
     */
    public static <R extends Record> R of(Class<R> type, Map<String, ?> values) {
        return Mistakes.allOf(mistakes -> {
            YamlValue given = YamlValue.of(Where.unseen(type.getSimpleName()), KeyWriter.tree(values));
            return KeyReader.read(Section.of(given, Section.keys(type), mistakes), type);
        });
    }
}
