package dev.lengthwise.recipe;

/**
 * Where a value was written, for messages.
 *
 * @param source the file, or the {@code --set} option in full
 * @param path the keys down to the value, joined by dots; empty for the whole
 */
record Where(String source, String path) {
    /** The whole of a source. */
    Where(String source) {
        this(source, "");
    }

    Where child(String key) {
        return new Where(source, path.isEmpty() ? key : path + "." + key);
    }

    /** The error that {@code source: path: what}. */
    RecipeException refuse(String what) {
        return new RecipeException(source + ": " + (path.isEmpty() ? "" : path + ": ") + what);
    }
}
