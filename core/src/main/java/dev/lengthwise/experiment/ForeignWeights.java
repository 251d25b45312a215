package dev.lengthwise.experiment;

import dev.lengthwise.text.Counted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

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
    Map<String, Tensor> fp32(Map<String, Tensor> tensors) {
        Map<String, Tensor> converted = new LinkedHashMap<>();
        List<String> rounded = new ArrayList<>();
        tensors.forEach((name, tensor) -> {
            ScalarType type = tensor.scalar_type().intern();
            switch (type) {
                case Float, Half, BFloat16, Double -> converted.put(name, fp32(name, tensor, type, rounded));
                default -> throw new IllegalArgumentException(
                        "tensor " + name + " is of type " + type + "; weights are F32, F64, F16 or BF16");
            }
        });
        if (!rounded.isEmpty()) {
            say.accept(file + ": " + Counted.of(rounded.size(), "tensor")
                    + " of F64 rounded to fp32, " + rounded.getFirst() + " first");
        }
        return converted;
    }

    private static Tensor fp32(String name, Tensor tensor, ScalarType type, List<String> rounded) {
        Tensor converted = tensor.to(ScalarType.Float);
        if (!torch.isfinite(converted).all().item_bool()) {
            throw new IllegalArgumentException("tensor " + name + " has numbers that are infinite or NaN"
                    + (type == ScalarType.Double ? " in fp32" : ""));
        }
        if (type == ScalarType.Double && !converted.to(ScalarType.Double).equal(tensor)) {
            rounded.add(name);
        }
        return converted;
    }
}
