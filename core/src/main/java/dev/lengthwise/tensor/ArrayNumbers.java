package dev.lengthwise.tensor;

import java.lang.foreign.MemorySegment;

/**
 * Numbers that Java holds, or a file that is mapped.
 *
 * @param data their bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record ArrayNumbers(NumberType type, long[] shape, MemorySegment data) implements Numbers {
    private static final long PIECE = 1 << 26; // bytes

    ArrayNumbers {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        if (data.byteSize() != count * type.bytes()) {
            throw new IllegalArgumentException(data.byteSize() + " bytes are not those of " + count + " numbers of "
                    + type);
        }
    }

    @Override
    public <E extends Exception> void pieces(Piece<E> to) throws E {
        for (long at = 0; at < data.byteSize(); at += PIECE) {
            to.take(data.asSlice(at, Math.min(PIECE, data.byteSize() - at)).asByteBuffer());
        }
    }
}
