package dev.lengthwise.engine.kernel;

import dev.lengthwise.model.Activation;
import dev.lengthwise.model.TransformerConfig;

/** The token-wise half of a block: {@code down(activation(up(x)))}. */
record MlpLayer(LinearLayer up, LinearLayer down, Activation activation) {
    static MlpLayer create(Layout layout, String name, TransformerConfig config) {
        Features width = Features.of(config.width());
        Features hidden = Features.of(config.mlp());
        return new MlpLayer(layout.linear(name + ".up", width, hidden), layout.linear(name + ".down", hidden, width),
                config.activation());
    }

    /** y = y + mlp(x), [M, D]. */
    void forwardOnto(Workspace work, BlockSpace space, Matrix x, Matrix y, int rows) {
        up.forward(work, x, space.hidden(), rows); // [M, F]
        switch (activation) {
            case GELU -> work.rows().gelu(space.hidden(), space.active(), rows);
            case RELU -> work.rows().relu(space.hidden(), space.active(), rows);
        }
        down.forwardOnto(work, space.active(), y, rows);
    }

    /**
     * dx of dy, [M, D]; hidden holds the activation's derivative by now.
     *
     * @param onto whether dx is added to what is there, else it takes its place
     */
    void backward(Workspace work, BlockSpace space, Matrix x, Matrix dy, Matrix dx, boolean onto, int rows) {
        down.addGradient(work, space.active(), dy, rows);
        down.backward(work, dy, work.hiddenGradient(), rows); // [M, F]
        work.rows().multiply(work.hiddenGradient(), space.hidden(), rows);
        up.addGradient(work, x, work.hiddenGradient(), rows);
        if (onto) {
            up.backwardOnto(work, work.hiddenGradient(), dx, rows);
        } else {
            up.backward(work, work.hiddenGradient(), dx, rows);
        }
    }
}
