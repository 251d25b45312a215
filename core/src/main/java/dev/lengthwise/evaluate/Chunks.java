package dev.lengthwise.evaluate;

import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Cuts examples into pieces whose activations fit in memory, and better still in cache. */
public final class Chunks {
    private static final long BYTES = 128L << 20;
    private static final int MOST_TOKENS = 16_384;

    private final int tokens;

    public Chunks(TransformerConfig config) {
        long perToken = 4L * (6L * config.width() + 2L * config.mlp());
        this.tokens = (int) Math.max(1, Math.min(MOST_TOKENS, BYTES / perToken));
    }

    /** Tokens of a piece, unless a single example has more. */
    public int tokens() {
        return tokens;
    }

    /** How many sequences of so many tokens make a piece, at least one. */
    int sequences(int length) {
        return Math.max(1, tokens / length);
    }

    /** Runs of examples of at most so many tokens together, each of at least one example. */
    public List<List<Example>> of(List<Example> examples) {
        List<List<Example>> chunks = new ArrayList<>();
        int from = 0;
        long used = 0;
        for (int i = 0; i < examples.size(); i++) {
            long needed = length(examples.get(i));
            if (i > from && used + needed > tokens) {
                chunks.add(examples.subList(from, i));
                from = i;
                used = 0;
            }
            used += needed;
        }
        chunks.add(examples.subList(from, examples.size()));
        return chunks;
    }

    /** The order in which a batch lays examples out: by length, stably. */
    public static List<Example> byLength(List<Example> examples) {
        return order(examples).stream().map(examples::get).toList();
    }

    /** Undoes {@link #byLength} for what was made of the examples. */
    static <T> List<T> inOrderOf(List<Example> examples, List<T> sorted) {
        List<Integer> order = order(examples);
        List<T> restored = new ArrayList<>(sorted);
        for (int i = 0; i < order.size(); i++) {
            restored.set(order.get(i), sorted.get(i));
        }
        return restored;
    }

    private static List<Integer> order(List<Example> examples) {
        return IntStream.range(0, examples.size()).boxed()
                .sorted(Comparator.comparingInt(i -> length(examples.get(i)))).toList();
    }

    private static int length(Example example) {
        return example.given() + example.completion().length;
    }
}
