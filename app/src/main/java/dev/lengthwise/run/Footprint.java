package dev.lengthwise.run;

import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.tensor.Memory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * About how much memory some work holds when it holds most, estimated before it begins. The estimates of {@link ModelFootprint} are
 * within a factor of two of what is measured (FootprintTest).
 *
 * @param work what it is, for messages
 * @param parts what it is held for; those of the JVM are apart, as a bound of its own is on them
 */
public record Footprint(String work, List<Part> parts) {
    /** What a process has before it computes: JVM, libraries, generated code. */
    static final double BASE = 300e6;
    /**
     * The same where the JVM holds all, without libtorch, and what it does not give back at once. Its compiler takes most of it: 250 MB with an
     * archive of classes, up to 490 without one and on a busy machine.
     */
    private static final double BASE_OF_JAVA = 300e6;
    private static final double PER_TOKEN = 75;
    private static final double GIGA = 1e9;

    /**
     * A part.
     *
     * @param what in words
     * @param bytes it takes
     * @param key of the recipe, or option, to change for it to take less, with its value
     * @param ofJvm whether the JVM holds it, and not libtorch
     */
    public record Part(String what, double bytes, String key, boolean ofJvm) {
    }

    public Footprint {
        parts = List.copyOf(parts);
    }

    /**
     * An example as a line of JSON, whose tokens are objects before they are text.
     *
     * @param tokens that it has at most
     */
    public static Footprint ofLine(int length, long tokens) {
        return new Footprint("an example of length " + length,
                List.of(new Part("its tokens", PER_TOKEN * tokens, "--lengths (" + length + ")", true)));
    }

    /** The same work several times at once. */
    public Footprint times(int jobs) {
        return new Footprint(jobs == 1 ? work : jobs + " times at once, " + work, parts.stream()
                .map(part -> new Part(part.what(), jobs * part.bytes(), part.key(), part.ofJvm())).toList());
    }

    /** The larger one: what is done one after the other needs no more. */
    static Footprint larger(Footprint one, Footprint other) {
        return one.bytes() >= other.bytes() ? one : other;
    }

    /** Bytes outside the JVM's heap, and of it where it holds all, with what every process has. */
    public double bytes() {
        return isJavas() ? BASE_OF_JAVA + sum(true) : BASE + sum(false);
    }

    private boolean isJavas() {
        return parts.stream().allMatch(Part::ofJvm);
    }

    /** Bytes outside the JVM's heap, or of it where it holds all, that the same work needs once more, in the same process. */
    public double another() {
        return sum(isJavas());
    }

    /** Of the bytes that there are those that a process has for its work. */
    public static OptionalLong besideBase(OptionalLong available) {
        return available.isPresent()
                ? OptionalLong.of(Math.max(0, available.getAsLong() - (long) BASE))
                : available;
    }

    private double sum(boolean ofJvm) {
        return parts.stream().filter(part -> part.ofJvm() == ofJvm).mapToDouble(Part::bytes).sum();
    }

    /**
     * Refuses work that there is no room for on this machine's processor.
     *
     * @param source begins the message: a recipe's name, or empty
     * @throws RecipeException with what is needed, what is there and what to change
     */
    public void require(String source) {
        require(source, Memory.available(), Runtime.getRuntime().maxMemory());
    }

    /** The same for that much memory; where a system tells of none, only the JVM's counts. */
    void require(String source, OptionalLong available, long heap) {
        if (available.isPresent() && bytes() > available.getAsLong()) {
            throw refusal(source, bytes(), isJavas(), String.format(Locale.ROOT, "%s are there",
                    gigabytes(available.getAsLong())), "");
        }
        if (sum(true) > heap) {
            throw refusal(source, sum(true), true, String.format(Locale.ROOT, "the JVM may use %s", gigabytes(heap)),
                    ", or LENGTHWISE_JAVA_OPTS=-Xmx4g allows it more");
        }
    }

    private RecipeException refusal(String source, double needed, boolean ofJvm, String there, String more) {
        List<Part> sorted = new ArrayList<>(parts.stream().filter(part -> part.ofJvm() == ofJvm).toList());
        sorted.sort(Comparator.comparingDouble(Part::bytes).reversed());
        Part largest = sorted.getFirst();
        return new RecipeException((source.isEmpty() ? "" : source + ": ") + work + " needs about " + gigabytes(needed)
                + " of memory, and " + there + "; " + largest.what() + " take " + gigabytes(largest.bytes())
                + ": a smaller " + largest.key() + " needs less" + more);
    }

    private static String gigabytes(double bytes) {
        return String.format(Locale.ROOT, bytes < 10 * GIGA ? "%.1f GB" : "%.0f GB", bytes / GIGA);
    }
}
