package dev.lengthwise.model;

import dev.lengthwise.tensor.Precision;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * {@code x · weightᵀ + bias}.
 *
 * @param weight [out, in]
 * @param bias [out]
 */
record Linear(Tensor weight, Tensor bias) {

    /** Weights as PyTorch draws them in spread: deviation 1/√(3·in), biases 0. */
    static Linear create(Parameters parameters, String name, long in, long out) {
        return new Linear(parameters.matrix(name + ".weight", 1 / Math.sqrt(3.0 * in), out, in),
                parameters.constant(name + ".bias", 0, true, out));
    }

    /**
     * Maps every row.
     *
     * @param x [S, in]
     * @return [S, out], in the precision's format for linear maps
     */
    Tensor forward(Tensor x, Precision precision) {
        ScalarType format = precision.linear();
        return torch.linear(x.to(format), weight.to(format), new TensorOptional(bias.to(format)));
    }
}
