package dev.lengthwise.tensor;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The numbers of a tensor as files hold them, wherever they lie: row after row, the lowest byte of each number first. */
public interface Numbers {

    /** Takes some bytes, which are its only until it returns. */
    @FunctionalInterface
    interface Piece<E extends Exception> {
        void take(ByteBuffer bytes) throws E;
    }

    NumberType type();

    long[] shape();

    /** Hands out all bytes, in pieces of whole numbers. */
    <E extends Exception> void pieces(Piece<E> to) throws E;

    /** How many numbers there are. */
    default long count() {
        long count = 1;
        for (long size : shape()) {
            count *= size;
        }
        return count;
    }

    default long bytes() {
        return count() * type().bytes();
    }

    /** Numbers of fp32 that Java holds. */
    static Numbers of(float[] values, long... shape) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, Float.BYTES)];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        return new ArrayNumbers(NumberType.F32, shape, MemorySegment.ofArray(bytes));
    }

    /** The values, rounded where fp32 does not have them. */
    default float[] floats() {
        float[] values = new float[Math.toIntExact(count())];
        int[] at = {0};
        pieces(piece -> {
            ByteBuffer bytes = piece.order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                values[at[0]++] = type().next(bytes);
            }
        });
        return values;
    }

    /**
     * Checks that what a file holds can take the place of these.
     *
     * @param name for the message
     * @throws IllegalArgumentException where shape or type differ
     */
    default void requireLike(String name, Numbers value) {
        if (!Arrays.equals(shape(), value.shape())) {
            throw new IllegalArgumentException(
                    name + " should be " + Arrays.toString(shape()) + ", is " + Arrays.toString(value.shape()));
        }
        if (type() != value.type()) {
            throw new IllegalArgumentException(
                    name + " should be of type " + type().word() + ", is " + value.type().word());
        }
    }

    /**
     * Names have to be those of a model.
     *
     * @throws IllegalArgumentException which tells what is missing and what is unknown
     */
    static void requireNames(Collection<String> own, Collection<String> given) {
        List<String> missing = new ArrayList<>(own);
        missing.removeAll(given);
        List<String> unknown = new ArrayList<>(given);
        unknown.removeAll(own);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("weights do not belong to this model: missing " + missing + ", unknown "
                    + unknown);
        }
    }

    /** SHA-256 over names, shapes and the exact bits of named tensors, in the order of the names. */
    static String hash(Map<String, ? extends Numbers> tensors) {
        MessageDigest digest = NumbersFile.sha256();
        new TreeMap<>(tensors).forEach((name, numbers) -> {
            digest.update((name + Arrays.toString(numbers.shape())).getBytes(StandardCharsets.UTF_8));
            numbers.pieces(digest::update);
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
