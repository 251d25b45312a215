package dev.lengthwise.engine.kernel;

import dev.lengthwise.model.TransformerConfig;
import java.util.ArrayList;
import java.util.List;

/** What a thread computes tiles in, one after another: its arithmetic, the model's numbers, and room for all between. */
final class Workspace {
    private final Kernels kernels = Kernels.fastest();
    private final Weights weights;
    private final boolean back;
    private final int longest;
    private final Matrix embedded; // [S, D]
    private final List<BlockSpace> blocks = new ArrayList<>();
    private final Matrix normed; // [A, D]
    private final float[] statistics;
    private final Matrix logits; // [A, V]
    private final List<Matrix> stream = new ArrayList<>(); // gradients of the residual stream, [S, D]
    private final Matrix hiddenGradient; // [S, F]
    private final Matrix mixedGradient; // [S, P]
    private final Matrix jointGradient; // [S, 3 P]
    private final float[] keys;
    private final float[] left;
    private final float[] right;
    private final float[] zeros;
    private float[] scores = {};
    private float[] biases = {};
    private float[] biasGradient = {};
    private float[] gradient = {};

    /**
     * @param rows tokens of a tile at most
     * @param longest tokens of a sequence at most
     * @param back whether there is a way back
     */
    Workspace(TransformerConfig config, int vocabulary, Weights weights, int rows, int longest, boolean back) {
        this.weights = weights;
        this.back = back;
        this.longest = longest;
        int width = config.width();
        int mix = config.heads() * Partials.padded(config.headDim());
        int there = back ? rows : 0;
        embedded = Matrix.of(rows, width);
        for (int i = 0; i < config.depth(); i++) {
            // Without a way back a block's output is needed by the next one alone.
            blocks.add(back || i < 2 ? new BlockSpace(config, rows) : blocks.get(i - 2));
        }
        normed = Matrix.of(rows, width);
        statistics = new float[2 * rows];
        logits = Matrix.of(rows, vocabulary);
        for (int i = 0; i < 3; i++) {
            stream.add(Matrix.of(there, width));
        }
        hiddenGradient = Matrix.of(there, config.mlp());
        mixedGradient = Matrix.of(there, mix);
        jointGradient = Matrix.of(there, 3 * mix);
        keys = new float[config.headDim() * Partials.padded(longest)];
        int widest = Partials.padded(Math.max(Math.max(3 * mix, vocabulary), Math.max(width, config.mlp())));
        left = new float[back ? Math.max(rows * widest, longest * Partials.padded(longest)) : 0];
        right = new float[Math.max(there * widest, longest * Partials.padded(config.headDim()))];
        zeros = new float[Math.max(Span.stride(longest), widest)];
    }

    /**
     * Makes one for each thread, anew where a longer sequence comes than ever before.
     *
     * @param longest tokens of the longest sequence
     */
    static void prepare(List<Workspace> work, int threads, KernelTransformer model, int longest, boolean back) {
        if (work.size() < threads || work.getFirst().longest < longest) {
            work.clear();
            for (int thread = 0; thread < threads; thread++) {
                work.add(model.workspace(Math.max(Sizes.TILE, longest), longest, back));
            }
        }
    }

    /** Where gradients are added from now on. */
    void collect(float[] into) {
        gradient = into;
    }

    float[] gradient() {
        return gradient;
    }

    boolean keepsPatterns() {
        return back;
    }

    Products products() {
        return kernels.products();
    }

    Rowwise rows() {
        return kernels.rows();
    }

    Weighing weighing() {
        return kernels.weighing();
    }

    Flat flat() {
        return kernels.flat();
    }

    float[] values() {
        return weights.values();
    }

    float[] transposed() {
        return weights.transposed();
    }

    Matrix embedded() {
        return embedded;
    }

    BlockSpace block(int layer) {
        return blocks.get(layer);
    }

    Matrix normed() {
        return normed;
    }

    float[] statistics() {
        return statistics;
    }

    Matrix logits() {
        return logits;
    }

    /** One of the three gradients of the residual stream. */
    Matrix first() {
        return stream.getFirst();
    }

    /** One that is not this one. */
    Matrix other(Matrix used) {
        return other(used, used);
    }

    /** One that is neither of these. */
    Matrix other(Matrix used, Matrix alsoUsed) {
        for (Matrix one : stream) {
            if (one.data() != used.data() && one.data() != alsoUsed.data()) {
                return one;
            }
        }
        throw new IllegalStateException("three gradients are in use at once");
    }

    Matrix hiddenGradient() {
        return hiddenGradient;
    }

    Matrix mixedGradient() {
        return mixedGradient;
    }

    Matrix jointGradient() {
        return jointGradient;
    }

    /** One head's keys or values of a sequence, transposed, in panels. */
    float[] keys() {
        return keys;
    }

    /** What stands on the left of a product, in panels. */
    float[] left() {
        return left;
    }

    /** What stands on the right of a product, in panels. */
    float[] right() {
        return right;
    }

    /** Gradients of scores. */
    float[] scores(int size) {
        if (scores.length < size) {
            scores = new float[size];
        }
        return scores;
    }

    /** What a layer adds to its scores; always asked for in one size. */
    float[] biases(int size) {
        if (biases.length < size) {
            biases = new float[size];
        }
        return biases;
    }

    /** Its gradient; always asked for in one size. */
    float[] biasGradient(int size) {
        if (biasGradient.length < size) {
            biasGradient = new float[size];
        }
        return biasGradient;
    }

    /** Tokens of a sequence at most. */
    int longest() {
        return longest;
    }

    /** As many as any row has. */
    float[] zeros() {
        return zeros;
    }
}
