package dev.lengthwise.engine.kernel;

/**
 * {@code y = x · W + b}.
 *
 * @param weight where W begins, [K, N] in panels
 * @param bias where b begins, [N]
 * @param inputs K
 * @param outputs N
 */
record LinearLayer(int weight, int bias, int inputs, int outputs) {
    /** Rows of dy that stay in the first-level cache while all of dW is gone through. */
    private static final int CHUNK = 96;

    /** y = x W + b, [M, N]. */
    void forward(Workspace work, Matrix x, Matrix y, int rows) {
        forward(work, x, work.values(), bias, 0, y, rows);
    }

    /** y = r + x W + b, where {@code to} has been given r. */
    void forwardOnto(Workspace work, Matrix x, Matrix to, int rows) {
        for (int r = 0; r < rows; r++) {
            work.rows().add(to.data(), to.at(r), work.values(), bias, to.data(), to.at(r), outputs);
        }
        forward(work, x, to.data(), to.at(0), to.row(), to, rows);
    }

    private void forward(Workspace work, Matrix x, float[] start, int startAt, int startRow, Matrix y, int rows) {
        panels(work, x, work.values(), inputs, outputs, start, startAt, startRow, y, rows);
    }

    /** dx = dy Wᵀ, [M, K]. */
    void backward(Workspace work, Matrix dy, Matrix dx, int rows) {
        panels(work, dy, work.transposed(), outputs, inputs, work.zeros(), 0, 0, dx, rows);
    }

    /** dx = dx + dy Wᵀ. */
    void backwardOnto(Workspace work, Matrix dy, Matrix dx, int rows) {
        panels(work, dy, work.transposed(), outputs, inputs, dx.data(), dx.at(0), dx.row(), dx, rows);
    }

    /** C = start + A B with B, [depth, columns], in panels from {@code weight} on. */
    private void panels(Workspace work, Matrix a, float[] b, int depth, int columns, float[] start, int startAt,
            int startRow, Matrix c, int rows) {
        for (int panel = 0; panel < columns; panel += Layout.PANEL) {
            int wide = Math.min(Layout.PANEL, columns - panel);
            work.products().multiply(a.data(), a.at(0), a.row(), 1, b, weight + panel * depth, wide, start,
                    startAt + panel, startRow, c.data(), c.at(0) + panel, c.row(), rows, wide, depth);
        }
    }

    /** dW += xᵀ dy, db += Σ dy. */
    void addGradient(Workspace work, Matrix x, Matrix dy, int rows) {
        float[] g = work.gradient();
        for (int panel = 0; panel < outputs; panel += Layout.PANEL) {
            int wide = Math.min(Layout.PANEL, outputs - panel);
            int at = weight + panel * inputs;
            for (int r = 0; r < rows; r += CHUNK) {
                work.products().multiply(x.data(), x.at(r), 1, x.row(), dy.data(), dy.at(r) + panel, dy.row(), g, at,
                        wide, g, at, wide, inputs, wide, Math.min(CHUNK, rows - r));
            }
        }
        work.rows().addColumnSums(dy, rows, g, bias);
    }

    /** Writes Wᵀ beside W, in panels of its own, [K / 64][N][64]. */
    void transpose(Weights weights) {
        float[] from = weights.values();
        float[] to = weights.transposed();
        for (int q = 0; q < inputs; q += Layout.PANEL) {
            int high = Math.min(Layout.PANEL, inputs - q);
            for (int p = 0; p < outputs; p += Layout.PANEL) {
                int wide = Math.min(Layout.PANEL, outputs - p);
                for (int j = 0; j < wide; j++) {
                    int target = weight + q * outputs + (p + j) * high;
                    int source = weight + p * inputs + q * wide + j;
                    for (int i = 0; i < high; i++) {
                        to[target + i] = from[source + i * wide];
                    }
                }
            }
        }
    }
}
