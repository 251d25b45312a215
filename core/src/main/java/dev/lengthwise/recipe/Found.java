package dev.lengthwise.recipe;

import org.jspecify.annotations.Nullable;

/**
 * What stands at a path of keys and list indexes.
 *
 * @param value null for nothing
 * @param where it was written, or would be
 */
record Found(@Nullable YamlValue value, Where where) {

    static Found at(YamlValue.Mapping root, String... keys) {
        Found found = new Found(root, root.where());
        for (String key : keys) {
            YamlValue inner = switch (found.value) {
                case YamlValue.Mapping mapping -> mapping.get(key);
                case YamlValue.Sequence sequence -> element(sequence, key);
                case null, default -> null;
            };
            found = new Found(inner, inner == null ? found.where.child(key) : inner.where());
        }
        return found;
    }

    private static @Nullable YamlValue element(YamlValue.Sequence sequence, String index) {
        int i = index.matches("\\d{1,6}") ? Integer.parseInt(index) : Integer.MAX_VALUE;
        return i < sequence.elements().size() ? sequence.elements().get(i) : null;
    }

    /** Where that was written in it that was laid over all the rest. */
    Where topmost() {
        return value == null ? where : value.topmost();
    }
}
