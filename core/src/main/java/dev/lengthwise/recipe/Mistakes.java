package dev.lengthwise.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is found wrong while something is read, so that all of it can be told at once: a wrong value is put down here, reading goes on
 * with a substitute, and what would only follow from the substitute is not said.
 */
public final class Mistakes {
    private final Set<Mistake> found;
    private final List<String> sources; // in the order in which they were begun
    private final Set<String> wrong = new HashSet<>();

    Mistakes() {
        this(new LinkedHashSet<>(), new ArrayList<>());
    }

    private Mistakes(Set<Mistake> found, List<String> sources) {
        this.found = found;
        this.sources = sources;
    }

    /**
     * Reads something.
     *
     * @param reader what it returns counts only if it finds nothing wrong; else it may be null
     * @throws RecipeException that tells everything that is wrong
     */
    static <T> T allOf(Function<Mistakes, ? extends @Nullable T> reader) {
        Mistakes mistakes = new Mistakes();
        T read = null;
        try {
            read = reader.apply(mistakes);
        } catch (RecipeException e) {
            mistakes.add(e);
        }
        mistakes.require();
        return Objects.requireNonNull(read);
    }

    /** The same list of mistakes for another recipe, whose keys have nothing to do with those read before. */
    Mistakes ofAnother() {
        return new Mistakes(found, sources);
    }

    void add(RecipeException refusal) {
        found.addAll(refusal.mistakes());
    }

    /** @param key that is wrong, as a path from the root of what is read */
    void add(String key, RecipeException refusal) {
        add(refusal);
        doubt(key);
    }

    /** Does something whose refusal is put down. */
    void gather(Runnable work) {
        try {
            work.run();
        } catch (RecipeException e) {
            add(e);
        }
    }

    /** Nothing is to be concluded from what is read for that key. */
    void doubt(String key) {
        wrong.add(key);
    }

    /** Whether nothing at, below or above these keys is wrong. */
    boolean isSure(String... keys) {
        return wrong.isEmpty()
                || Arrays.stream(keys).noneMatch(key -> wrong.stream().anyMatch(other -> touch(key, other)));
    }

    /** Whether two paths of keys are the same, or one leads to the other. */
    static boolean touch(String path, String other) {
        return path.isEmpty() || other.isEmpty() || (path + ".").startsWith(other + ".")
                || (other + ".").startsWith(path + ".");
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Goes on only if nothing was wrong. */
    void require() {
        if (!found.isEmpty()) {
            throw exception();
        }
    }

    /** A file or an option is begun: what is wrong in it is told after what is wrong in those begun before. */
    void begin(String source) {
        if (!sources.contains(source)) {
            sources.add(source);
        }
    }

    /** All that is wrong: a file after the other, each from top to bottom, and options at last. */
    RecipeException exception() {
        return new RecipeException(found.stream()
                .sorted(Comparator.<Mistake>comparingInt(mistake -> isOption(mistake) ? 1 : 0)
                        .thenComparingInt(mistake -> mistake.where() == null
                                ? 0
                                : sources.indexOf(mistake.where().source()))
                        .thenComparingInt(mistake -> mistake.where() == null ? 0 : mistake.where().value().line())
                        .thenComparingInt(mistake -> mistake.where() == null ? 0 : mistake.where().value().column()))
                .toList());
    }

    private static boolean isOption(Mistake mistake) {
        return mistake.where() != null && mistake.where().option() != null;
    }
}
