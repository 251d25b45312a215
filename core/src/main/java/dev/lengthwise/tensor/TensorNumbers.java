package dev.lengthwise.tensor;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Tensor;

/**
 * The numbers of one of libtorch's tensors, on any device; they are its own, and live as long as it does.
 *
 * @param type of the tensor
 */
record TensorNumbers(Tensor tensor, NumberType type) implements Numbers {
    private static final long PIECE = 1 << 26; // bytes

    @Override
    public long[] shape() {
        return tensor.shape();
    }

    @Override
    public <E extends Exception> void pieces(Piece<E> to) throws E {
        try (Scope scope = new Scope()) {
            Tensor source = Device.CPU.move(tensor.detach()).contiguous();
            long bytes = source.nbytes();
            BytePointer data = new BytePointer(source.data_ptr()).capacity(bytes);
            for (long at = 0; at < bytes; at += PIECE) {
                to.take(data.position(at).limit(Math.min(bytes, at + PIECE)).asByteBuffer());
            }
        }
    }
}
