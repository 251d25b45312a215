package dev.lengthwise.construct;

/** A hidden unit that is being written: it reads the residual stream after attention and adds {@code max(sum, 0)} times something to it. */
public final class Neuron {
    private final Layout layout;
    private final BlockMatrices block;
    private final int index;

    Neuron(Layout layout, BlockMatrices block, int index) {
        this.layout = layout;
        this.block = block;
        this.index = index;
    }

    /** Adds {@code factor · coordinate} to the sum. */
    public Neuron reads(Coordinate coordinate, double factor) {
        layout.require(coordinate);
        block.up().add(index, coordinate.index(), factor);
        return this;
    }

    /** Adds a constant to the sum. */
    public Neuron constant(double value) {
        block.upBias().add(index, 0, value);
        return this;
    }

    /** Has {@code factor · max(sum, 0)} added to a coordinate. */
    public Neuron writes(Coordinate coordinate, double factor) {
        layout.require(coordinate);
        block.down().add(coordinate.index(), index, factor);
        return this;
    }
}
