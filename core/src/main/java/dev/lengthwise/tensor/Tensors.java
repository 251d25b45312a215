package dev.lengthwise.tensor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Numbers from Java arrays to tensors and back. */
public final class Tensors {
    private static final long PIECE = 1 << 20;

    private Tensors() {
    }

    /** A tensor of 64-bit integers. */
    public static Tensor of(long[] values) {
        Tensor tensor = torch.empty(new long[]{values.length}, new TensorOptions(ScalarType.Long), null);
        if (values.length > 0) { // else there is no address
            new LongPointer(tensor.data_ptr()).put(values);
        }
        return tensor;
    }

    /** A tensor of fp32 numbers. */
    public static Tensor of(float[] values) {
        Tensor tensor = torch.empty(new long[]{values.length}, new TensorOptions(ScalarType.Float), null);
        if (values.length > 0) {
            new FloatPointer(tensor.data_ptr()).put(values);
        }
        return tensor;
    }

    /** The values of an integer tensor, flattened. */
    public static long[] longs(Tensor tensor) {
        Tensor source = Device.CPU.move(tensor).to(ScalarType.Long).contiguous();
        long[] values = new long[Math.toIntExact(source.numel())];
        if (values.length > 0) {
            new LongPointer(source.data_ptr()).get(values);
        }
        return values;
    }

    /** The values of a tensor as fp32, flattened. */
    public static float[] floats(Tensor tensor) {
        Tensor source = Device.CPU.move(tensor.detach()).to(ScalarType.Float).contiguous();
        float[] values = new float[Math.toIntExact(source.numel())];
        if (values.length > 0) {
            new FloatPointer(source.data_ptr()).get(values);
        }
        return values;
    }

    /** The values of a tensor as fp64, flattened. */
    public static double[] doubles(Tensor tensor) {
        Tensor source = Device.CPU.move(tensor.detach()).to(ScalarType.Double).contiguous();
        double[] values = new double[Math.toIntExact(source.numel())];
        if (values.length > 0) {
            new DoublePointer(source.data_ptr()).get(values);
        }
        return values;
    }

    /** SHA-256 over names, shapes and the exact bits of named tensors, in the order of the names. */
    public static String hash(Map<String, Tensor> tensors) {
        MessageDigest digest = sha256();
        new TreeMap<>(tensors).forEach((name, tensor) -> {
            try (Scope scope = new Scope()) {
                digest.update((name + Arrays.toString(tensor.shape()))
                        .getBytes(StandardCharsets.UTF_8));
                digest(tensor, digest);
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Checks that a tensor from a file can take the place of another: libtorch would convert its type and repeat its values without a
     * word.
     *
     * @param name for the message
     * @throws IllegalArgumentException where shape or type differ
     */
    public static void requireLike(String name, Tensor expected, Tensor value) {
        if (!Arrays.equals(expected.shape(), value.shape())) {
            throw new IllegalArgumentException(name + " should be " + Arrays.toString(expected.shape()) + ", is "
                    + Arrays.toString(value.shape()));
        }
        ScalarType type = expected.scalar_type().intern();
        if (value.scalar_type().intern() != type) {
            throw new IllegalArgumentException(
                    name + " should be of type " + type + ", is " + value.scalar_type().intern());
        }
    }

    static void digest(Tensor tensor, MessageDigest digest) {
        Tensor source = Device.CPU.move(tensor.detach()).contiguous();
        long bytes = source.nbytes();
        BytePointer data = new BytePointer(source.data_ptr()).capacity(bytes);
        for (long at = 0; at < bytes; at += PIECE) {
            long end = Math.min(bytes, at + PIECE);
            digest.update(data.position(at).limit(end).asByteBuffer());
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
