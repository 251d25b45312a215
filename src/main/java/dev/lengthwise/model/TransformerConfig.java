package dev.lengthwise.model;

/**
 * The {@code model} of a recipe.
 *
 * @param depth number of blocks, at least 1
 * @param width D, the size of the residual stream
 * @param heads N, attention heads a block; divides the width
 * @param mlp size of the MLP's hidden layer
 * @param position what tells where a token stands besides the causal mask; the paper's is none
 */
public record TransformerConfig(int depth, int width, int heads, int mlp, Norm norm, Activation activation,
        Temper temper, Position position) {
    public TransformerConfig {
        requireAtLeastOne("depth", depth);
        requireAtLeastOne("width", width);
        requireAtLeastOne("heads", heads);
        requireAtLeastOne("mlp", mlp);
        if (width % heads != 0) {
            throw new IllegalArgumentException("width " + width + " is not divisible by heads " + heads);
        }
    }

    /** A model without positional embedding (NoPE). */
    public TransformerConfig(int depth, int width, int heads, int mlp, Norm norm, Activation activation,
            Temper temper) {
        this(depth, width, heads, mlp, norm, activation, temper, new Position.None());
    }

    /** H, the size of one head. */
    public int headDim() {
        return width / heads;
    }

    private static void requireAtLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " " + value + " is below 1");
        }
    }
}
