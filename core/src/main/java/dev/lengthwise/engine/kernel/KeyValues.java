package dev.lengthwise.engine.kernel;

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
    private final int stride; // from one row of keys to the next
    private final float[] keys; // [R, N, H, capacity]
    private final float[] values; // [R, N, capacity, columns]
    private int length;

    /** @param capacity tokens of a sequence at most */
    KeyValues(TransformerConfig config, int sequences, int capacity) {
        heads = config.heads();
        headDim = config.headDim();
        columns = Partials.padded(headDim);
        this.capacity = capacity;
        stride = Span.stride(capacity);
        int all = Math.multiplyExact(sequences, heads);
        keys = new float[Math.multiplyExact(all, Math.multiplyExact(headDim, stride))];
        values = new float[Math.multiplyExact(all, Math.multiplyExact(columns, capacity))];
    }

    /** Bytes that a layer's take for each sequence. */
    static long bytes(TransformerConfig config, int capacity) {
        return Float.BYTES * (long) config.heads()
                * ((long) config.headDim() * Span.stride(capacity)
                        + (long) Partials.padded(config.headDim()) * capacity);
    }

    /** Begins one more token of each sequence; returns n, the keys that its query sees. */
    int advance() {
        if (length == capacity) {
            throw new IllegalStateException("the cache is full: it was made for " + capacity + " tokens");
        }
        return ++length;
    }

    /** Takes the token's key and value of one head. */
    void take(int sequence, int head, float[] from, int key, int value) {
        int at = keysAt(sequence, head) + length - 1;
        for (int c = 0; c < headDim; c++) {
            keys[at + c * stride] = from[key + c];
        }
        System.arraycopy(from, value, values, valuesAt(sequence, head) + (length - 1) * columns, columns);
    }

    /** What the token's query reads: softmax(q' kᵀ) v. */
    void read(Workspace work, int sequence, int head, float[] queries, int query, float[] mixed, int to) {
        int end = Partials.padded(length);
        float[] p = work.scores(end);
        work.products().multiply(queries, query, columns, 1, keys, keysAt(sequence, head), stride, work.zeros(), 0, 0,
                p, 0, end, 1, end, headDim);
        work.rows().softmax(p, 0, length, end);
        work.products().multiply(p, 0, end, 1, values, valuesAt(sequence, head), columns, work.zeros(), 0, 0, mixed, to,
                columns, 1, columns, length);
    }

    private int keysAt(int sequence, int head) {
        return (sequence * heads + head) * headDim * stride;
    }

    private int valuesAt(int sequence, int head) {
        return (sequence * heads + head) * capacity * columns;
    }
}
