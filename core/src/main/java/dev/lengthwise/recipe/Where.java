package dev.lengthwise.recipe;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Where a value was written, for messages.
 *
 * @param source the file, or the option in full
 * @param option the key that an option names in {@code source} itself; null where the source is a file, which has lines
 * @param path the keys down to the value, joined by dots; empty for the whole
 * @param value the value's place
 * @param key its key's place
 * @param layer of two values that do not go together the one of the higher layer is to blame: it was laid over the other
 */
record Where(String source, @Nullable String option, String path, Spot value, Spot key, int layer) {
    /** Options are laid over everything that stands in files. */
    static final int OPTIONS = 100;
    /** Begins an option that shows its keys; other options, such as {@code --hint}, stand for keys that nobody typed. */
    static final String SET = "--set ";

    /**
     * A place in a text, both counted from 1.
     *
     * @param line 0 where there is none to tell
     */
    record Spot(int line, int column) {
        static final Spot NONE = new Spot(0, 0);
    }

    /** The whole of a file. */
    Where(String source) {
        this(source, null, "", Spot.NONE, Spot.NONE, 0);
    }

    /** The whole of a text that nobody has before their eyes, so that lines say nothing. */
    static Where unseen(String source) {
        return new Where(source, "", "", Spot.NONE, Spot.NONE, 0);
    }

    /** The whole of an option, such as {@code --set train.steps=5}, that sets a key. */
    static Where option(String option, String key) {
        return new Where(option, key, key, Spot.NONE, Spot.NONE, OPTIONS);
    }

    /** A value below this one that is not written, or not yet known where. */
    Where child(String inner) {
        return at(path.isEmpty() ? inner : path + "." + inner);
    }

    /** Another path in the same source, at the same spot. */
    Where at(String other) {
        return new Where(source, option, other, value, key, layer);
    }

    /** The same value at a place in its file; options have no lines. */
    Where at(Optional<Mark> mark) {
        return mark.isEmpty() ? this : at(spot(mark.get()));
    }

    /** The same value at a place in its file; options have no lines. */
    Where at(Spot spot) {
        return option == null ? new Where(source, option, path, spot, key, layer) : this;
    }

    /** The same value with the place of its key. */
    Where keyAt(Optional<Mark> mark) {
        return option != null || mark.isEmpty()
                ? this
                : new Where(source, option, path, value, spot(mark.get()), layer);
    }

    /** The key, instead of the value. */
    Where ofKey() {
        return key.line() == 0 ? this : new Where(source, option, path, key, key, layer);
    }

    /** All of an option, instead of a part of what it sets. */
    Where whole() {
        return option == null ? this : at(option);
    }

    /** The same value, laid over what stands on lower layers; options stay on top. */
    Where onLayer(int other) {
        return new Where(source, option, path, value, key, option == null ? other : layer);
    }

    private static Spot spot(Mark mark) {
        return new Spot(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The folder of the file, absolute; the working folder for what no file gives. */
    Path folder() {
        Path here = Path.of("").toAbsolutePath();
        if (option != null) {
            return here;
        }
        try {
            Path file = here.resolve(source);
            Path folder = file.getParent();
            return folder != null && Files.exists(file) ? folder.normalize() : here;
        } catch (InvalidPathException e) {
            return here;
        }
    }

    /** The error {@code source:line:column: path: what}. */
    RecipeException refuse(String what) {
        return new RecipeException(new Mistake(this, what));
    }

    /** The beginning of a message: {@code sort.yaml:7:12: train.batch: }. */
    String shown() {
        String place = value.line() == 0 ? "" : ":" + value.line() + ":" + value.column();
        boolean said = path.isEmpty() || path.equals(option)
                || layer == OPTIONS && !source.startsWith(SET) && path.startsWith(String.valueOf(option));
        return source + place + ": " + (said ? "" : path + ": ");
    }
}
