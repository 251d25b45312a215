package dev.lengthwise.model;

import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Scope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The keys and values of one layer for sequences that are being written, one token at a time. */
final class LayerCache implements AutoCloseable {
    private final Tensor keys;
    private final Tensor values;
    private long length;

    /** @param capacity longest sequence that is held, in tokens */
    LayerCache(long sequences, long heads, long capacity, long headDim, ScalarType format, Device device) {
        long[] shape = {sequences, heads, capacity, headDim};
        try (Scope scope = new Scope()) {
            this.keys = scope.keep(torch.empty(shape, device.options(format), null));
            this.values = scope.keep(torch.empty(shape, device.options(format), null));
        }
    }

    /** Adds one token's key and value a sequence, each [B, N, H]. */
    void append(Tensor key, Tensor value) {
        keys.select(2, length).copy_(key);
        values.select(2, length).copy_(value);
        length++;
    }

    /** Adds the keys and values of several tokens a sequence, each [B, N, T, H]. */
    void appendAll(Tensor more, Tensor moreValues) {
        long count = more.size(2);
        keys.narrow(2, length, count).copy_(more);
        values.narrow(2, length, count).copy_(moreValues);
        length += count;
    }

    /** Tokens so far. */
    int length() {
        return Math.toIntExact(length);
    }

    /** [B, N, tokens so far, H]. */
    Tensor keys() {
        return keys.narrow(2, 0, length);
    }

    /** [B, N, tokens so far, H]. */
    Tensor values() {
        return values.narrow(2, 0, length);
    }

    @Override
    public void close() {
        keys.close();
        values.close();
    }
}
