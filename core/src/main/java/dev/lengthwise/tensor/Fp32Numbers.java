package dev.lengthwise.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Other numbers as fp32: 16-bit ones are that exactly, 64-bit ones are rounded. They are converted as they are asked for.
 *
 * @param source with a point
 */
public record Fp32Numbers(Numbers source) implements Numbers {
    @Override
    public NumberType type() {
        return NumberType.F32;
    }

    @Override
    public long[] shape() {
        return source.shape();
    }

    @Override
    public <E extends Exception> void pieces(Piece<E> to) throws E {
        int size = source.type().bytes();
        source.pieces(piece -> {
            ByteBuffer from = piece.order(ByteOrder.LITTLE_ENDIAN);
            ByteBuffer converted = ByteBuffer.allocate(piece.remaining() / size * Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            while (from.hasRemaining()) {
                converted.putFloat(source.type().next(from));
            }
            to.take(converted.flip());
        });
    }
}
