package dev.lengthwise.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Layer norm over the width.
 *
 * @param weight [D]
 * @param bias [D]
 */
record LayerNorm(Tensor weight, Tensor bias) {
    private static final double EPSILON = 1e-5;

    static LayerNorm create(Parameters parameters, String name, long width) {
        return new LayerNorm(parameters.constant(name + ".weight", 1, true, width),
                parameters.constant(name + ".bias", 0, true, width));
    }

    /** [S, D] to [S, D]. */
    Tensor forward(Tensor x) {
        ScalarType format = x.scalar_type();
        return torch.layer_norm(x, new long[]{weight.size(0)}, new TensorOptional(weight.to(format)),
                new TensorOptional(bias.to(format)), EPSILON, false);
    }
}
