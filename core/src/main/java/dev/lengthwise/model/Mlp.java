package dev.lengthwise.model;

import dev.lengthwise.tensor.Precision;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The token-wise half of a block: up, a nonlinearity, down. */
record Mlp(Linear up, Linear down, Activation activation) {

    static Mlp create(Parameters parameters, String name, TransformerConfig config) {
        return new Mlp(Linear.create(parameters, name + ".up", config.width(), config.mlp()),
                Linear.create(parameters, name + ".down", config.mlp(), config.width()), config.activation());
    }

    /** The update to add to x, [S, D] from [S, D]. */
    Tensor forward(Tensor x, Precision precision) {
        Tensor hidden = up.forward(x, precision);
        Tensor active = switch (activation) {
            case GELU -> torch.gelu(hidden);
            case RELU -> torch.relu(hidden);
        };
        return down.forward(active, precision);
    }
}
