package dev.lengthwise.construct;

import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.text.Counted;

/**
 * A model whose weights are being written: all are 0 at first, but for β. Every read and write names coordinates of the residual
 * stream, so that what does not fit together is an error in words.
 */
public final class Wiring {
    private final WrittenWeights weights;
    private final Layout layout;
    private final int[] neurons;
    private final int[] heads;

    /** @param weights of a model without norms and positions, with ReLU, at least as wide as the layout */
    public Wiring(WrittenWeights weights, Layout layout) {
        TransformerConfig config = weights.config();
        requirePlain(config);
        if (layout.width() > config.width()) {
            throw new IllegalArgumentException("the construction needs width " + layout.width() + ", the model has "
                    + config.width());
        }
        this.weights = weights;
        this.layout = layout;
        this.neurons = new int[config.depth()];
        this.heads = new int[config.depth()];
        weights.names().stream().filter(Construction::sets).forEach(name -> weights.matrix(name).clear());
    }

    /** Refuses what bends or shifts a residual stream that is written by hand. */
    static void requirePlain(TransformerConfig config) {
        if (config.norm() != Norm.NONE || config.activation() != Activation.RELU
                || !(config.position() instanceof Position.None)) {
            throw new IllegalArgumentException(
                    "a construction has norm none, activation relu and no positions; the model has "
                            + "norm " + config.norm() + ", activation " + config.activation() + " and "
                            + (config.position() instanceof Position.None ? "no" : config.position().kind())
                            + " positions");
        }
    }

    /** Adds to the embedding of a token. */
    public void embed(int token, Coordinate coordinate, double value) {
        layout.require(coordinate);
        matrix("embedding.weight").add(token, coordinate.index(), value);
    }

    /** The next head of a block that is not yet taken. */
    public Head head(int block, String name) {
        TransformerConfig config = weights.config();
        if (heads[block] >= config.heads()) {
            throw new IllegalArgumentException(
                    "block " + block + " has " + Counted.of(config.heads(), "head") + ": none is left for " + name);
        }
        return new Head(name, layout, matrices(block), heads[block]++, config.headDim());
    }

    /** The next hidden unit of a block that is not yet taken. */
    public Neuron neuron(int block) {
        if (neurons[block] >= weights.config().mlp()) {
            throw new IllegalArgumentException(
                    "block " + block + " has " + weights.config().mlp() + " hidden units: none is left");
        }
        return new Neuron(layout, matrices(block), neurons[block]++);
    }

    /** Adds a constant to a coordinate, behind the MLP of a block. */
    public void constant(int block, Coordinate coordinate, double value) {
        layout.require(coordinate);
        matrices(block).downBias().add(coordinate.index(), 0, value);
    }

    /** Whether the model has this head. */
    public boolean answers(String head) {
        return weights.names().contains("heads." + head + ".weight");
    }

    /** Has {@code factor · coordinate} added to a head's logit of a token. */
    public void logit(String head, int token, Coordinate coordinate, double factor) {
        layout.require(coordinate);
        matrix("heads." + head + ".weight").add(token, coordinate.index(), factor);
    }

    /** Adds a constant to a head's logit of a token. */
    public void logit(String head, int token, double value) {
        matrix("heads." + head + ".bias").add(token, 0, value);
    }

    private BlockMatrices matrices(int block) {
        String name = "blocks." + block;
        return new BlockMatrices(matrix(name + ".attention.qkv.weight"), matrix(name + ".attention.qkv.bias"),
                matrix(name + ".attention.output.weight"), matrix(name + ".mlp.up.weight"),
                matrix(name + ".mlp.up.bias"), matrix(name + ".mlp.down.weight"), matrix(name + ".mlp.down.bias"));
    }

    private Matrix matrix(String name) {
        return weights.matrix(name);
    }
}
