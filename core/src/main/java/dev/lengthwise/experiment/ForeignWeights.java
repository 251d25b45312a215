package dev.lengthwise.experiment;

import dev.lengthwise.tensor.Fp32Numbers;
import dev.lengthwise.tensor.NumberType;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.text.Counted;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Weights as a file has them, made fp32, in which models are kept: 16-bit numbers are that exactly, 64-bit ones are rounded, and that
 * is told. Anything that is no number for a model is refused by the tensor's name.
 *
 * @param file for messages
 * @param say told of rounding
 */
record ForeignWeights(Path file, Consumer<String> say) {

    /**
     * The same weights in fp32.
     *
     * @throws IllegalArgumentException that names the first tensor which is not of numbers with a point, or has an infinite one or NaN
     */
    Map<String, Numbers> fp32(Map<String, Numbers> tensors) {
        Map<String, Numbers> converted = new LinkedHashMap<>();
        List<String> rounded = new ArrayList<>();
        tensors.forEach((name, numbers) -> {
            switch (numbers.type()) {
                case F32, F16, BF16, F64 -> {
                    check(name, numbers, rounded);
                    converted.put(name,
                            numbers.type() == NumberType.F32 ? numbers : new Fp32Numbers(numbers));
                }
                case I64, U8 -> throw new IllegalArgumentException("tensor " + name + " is of type "
                        + numbers.type().word() + "; weights are F32, F64, F16 or BF16");
            }
        });
        if (!rounded.isEmpty()) {
            say.accept(file + ": " + Counted.of(rounded.size(), "tensor")
                    + " of F64 rounded to fp32, " + rounded.getFirst() + " first");
        }
        return converted;
    }

    private static void check(String name, Numbers numbers, List<String> rounded) {
        boolean wide = numbers.type() == NumberType.F64;
        boolean[] rounds = {false};
        numbers.pieces(piece -> {
            ByteBuffer bytes = piece.order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                double number = wide ? bytes.getDouble() : numbers.type().next(bytes);
                if (!Float.isFinite((float) number)) {
                    throw new IllegalArgumentException("tensor " + name + " has numbers that are infinite or NaN"
                            + (wide ? " in fp32" : ""));
                }
                rounds[0] |= (float) number != number;
            }
        });
        if (rounds[0]) {
            rounded.add(name);
        }
    }
}
