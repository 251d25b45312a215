package dev.lengthwise.engine.kernel;

/**
 * Layer norm over the width.
 *
 * @param weight where the weight begins, [D]
 * @param bias where the bias begins, [D]
 * @param width D
 */
record NormLayer(int weight, int bias, int width) {
    static NormLayer create(Layout layout, String name, int width) {
        Features features = Features.of(width);
        return new NormLayer(layout.vector(name + ".weight", features, 1, true),
                layout.vector(name + ".bias", features, 0, true), width);
    }

    /**
     * y = norm(x), [M, D].
     *
     * @param statistics gets what the way back needs, [2 M]
     */
    void forward(Workspace work, Matrix x, Matrix y, float[] statistics, int rows) {
        work.rows().layerNorm(x, work.values(), weight, bias, y, statistics, rows, width);
    }

    /** dx = (norm at x)' dy, added to what is there where {@code add}; and the gradients of weight and bias. */
    void backward(Workspace work, Matrix dy, Matrix x, float[] statistics, Matrix dx, boolean add, int rows) {
        work.rows().layerNormGradient(dy, x, work.values(), weight, bias, statistics, work.gradient(), dx, add, rows,
                width);
    }
}
