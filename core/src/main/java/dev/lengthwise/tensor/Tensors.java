package dev.lengthwise.tensor;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
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
        return Numbers.hash(numbers(tensors));
    }

    /** Tensors as files hold them; the numbers are the tensors' own, and live as long as these do. */
    public static Map<String, Numbers> numbers(Map<String, Tensor> tensors) {
        Map<String, Numbers> numbers = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> numbers.put(name, new TensorNumbers(tensor, type(name, tensor))));
        return numbers;
    }

    private static NumberType type(String name, Tensor tensor) {
        ScalarType type = tensor.scalar_type().intern();
        return Arrays.stream(NumberType.values()).filter(known -> known.word().equals(type.name())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "tensor " + name + " is of type " + type + ", which is not written"));
    }

    /** A tensor's numbers once more, in Java's memory. */
    public static Numbers copy(Tensor tensor) {
        TensorNumbers numbers = new TensorNumbers(tensor, type("", tensor));
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(numbers.bytes()));
        numbers.pieces(bytes::put);
        return new ArrayNumbers(numbers.type(), numbers.shape(), MemorySegment.ofArray(bytes.array()));
    }

    /** Tensors of named numbers, on the processor. */
    public static Map<String, Tensor> of(Map<String, Numbers> numbers) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        numbers.forEach((name, values) -> tensors.put(name, of(values)));
        return tensors;
    }

    /** A tensor of these numbers, on the processor. */
    public static Tensor of(Numbers numbers) {
        Tensor tensor = torch.empty(numbers.shape(), new TensorOptions(ScalarType.valueOf(numbers.type().word())),
                null);
        BytePointer data = new BytePointer(tensor.data_ptr()).capacity(numbers.bytes());
        long[] at = {0};
        numbers.pieces(piece -> {
            long end = at[0] + piece.remaining();
            data.position(at[0]).limit(end).asByteBuffer().put(piece);
            at[0] = end;
        });
        return tensor;
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
}
