package dev.lengthwise.engine.kernel;

import static dev.lengthwise.engine.kernel.Layout.PANEL;

import dev.lengthwise.model.TransformerConfig;

/**
 * What one layer remembers of sequences that are written side by side: the keys and values of every token so far, head by head, as a
 * query reads them. A query's sums are those of {@link AttentionLayer} over the whole sequence, term by term: what is written depends
 * neither on the cache nor on the other sequences.
 */
final class KeyValues {
    private final int heads;
    private final int headDim;
    private final int columns; // H, filled up to a multiple of 16
    private final int capacity;
    private final ScoreWeights weights;
    private final float[] keys; // transposed, in panels: [R, N, capacity / 16, H, 16]
    private final float[] values; // in panels: [R, N, columns / 16, capacity, 16]
    private int length;

    /** @param capacity tokens of a sequence at most */
    KeyValues(TransformerConfig config, int sequences, int capacity) {
        heads = config.heads();
        headDim = config.headDim();
        columns = Partials.padded(headDim);
        this.capacity = capacity;
        weights = new ScoreWeights(config.attention());
        int all = Math.multiplyExact(sequences, heads);
        keys = new float[Math.multiplyExact(all, Math.multiplyExact(headDim, Partials.padded(capacity)))];
        values = new float[Math.multiplyExact(all, Math.multiplyExact(columns, capacity))];
    }

    /** Bytes that a layer's take for each sequence. */
    static long bytes(TransformerConfig config, int capacity) {
        return Float.BYTES * (long) config.heads()
                * ((long) config.headDim() * Partials.padded(capacity)
                        + (long) Partials.padded(config.headDim()) * capacity);
    }

    /** Begins so many more tokens of each sequence; returns n, the keys that the last one's query sees. */
    int advance(int tokens) {
        if (length + tokens > capacity) {
            throw new IllegalStateException("the cache is full: it was made for " + capacity + " tokens");
        }
        length += tokens;
        return length;
    }

    /**
     * Takes a token's key and value of one head.
     *
     * @param place of the token in its sequence, from 0
     */
    void take(int sequence, int place, int head, float[] from, int key, int value) {
        int at = keysAt(sequence, head) + Layout.place(place, PANEL * headDim);
        for (int c = 0; c < headDim; c++) {
            keys[at + c * PANEL] = from[key + c];
        }
        int to = valuesAt(sequence, head) + place * PANEL;
        for (int c = 0; c < columns; c += PANEL) {
            System.arraycopy(from, value + c, values, to + Layout.place(c, PANEL * capacity), PANEL);
        }
    }

    /** What the token's query reads: weights(q' kᵀ + b) v. */
    void read(Workspace work, ScoreBias bias, int sequence, int head, float[] queries, int query, float[] mixed,
            int to) {
        int end = Partials.padded(length);
        float[] p = work.scores(end);
        work.products().multiply(queries, query, columns, keys, keysAt(sequence, head), PANEL * headDim,
                bias.values(work), bias.at(work, head, length - 1), bias.row(work), p, 0, end, PANEL, 1, end, headDim);
        weights.forward(work, p, 0, length, end);
        work.products().multiply(p, 0, end, values, valuesAt(sequence, head), PANEL * capacity, work.zeros(), 0, 0,
                mixed,
                to, columns, PANEL, 1, columns, length);
    }

    private int keysAt(int sequence, int head) {
        return (sequence * heads + head) * headDim * Partials.padded(capacity);
    }

    private int valuesAt(int sequence, int head) {
        return (sequence * heads + head) * capacity * columns;
    }
}
