package dev.lengthwise.model;

import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;
import java.util.List;
import java.util.stream.IntStream;

/** What a model remembers of sequences that are being written token by token. Made by {@link Transformer#cache}. */
public final class KeyValueCache implements AutoCloseable {
    private final List<LayerCache> layers;
    private final int sequences;
    private final int capacity;
    private int length;

    KeyValueCache(TransformerConfig config, int sequences, int capacity, Precision precision, Device device) {
        this.layers = IntStream.range(0, config.depth())
                .mapToObj(layer -> new LayerCache(sequences, config.heads(), capacity, config.headDim(),
                        precision.stream(), device))
                .toList();
        this.sequences = sequences;
        this.capacity = capacity;
    }

    /** B, sequences written side by side. */
    public int sequences() {
        return sequences;
    }

    /** Tokens of each sequence so far. */
    public int length() {
        return length;
    }

    LayerCache layer(int layer) {
        return layers.get(layer);
    }

    /** Counts more tokens; returns n, the keys that the last one's query sees. */
    int advance(int tokens) {
        if (length + tokens > capacity) {
            throw new IllegalStateException("the cache is full: it was made for " + capacity + " tokens");
        }
        length += tokens;
        return length;
    }

    @Override
    public void close() {
        layers.forEach(LayerCache::close);
    }
}
