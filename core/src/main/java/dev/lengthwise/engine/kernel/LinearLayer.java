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
        work.products().multiply(a.data(), a.at(0), a.row(), b, weight, Layout.PANEL * depth, start, startAt, startRow,
                c.data(), c.at(0), c.row(), Layout.PANEL, rows, columns, depth);
    }

    /** dW += xᵀ dy, db += Σ dy. */
    void addGradient(Workspace work, Matrix x, Matrix dy, int rows) {
        float[] g = work.gradient();
        int panel = Layout.PANEL * rows;
        work.rows().pack(x.data(), x.at(0), x.row(), rows, inputs, work.left());
        work.rows().pack(dy.data(), dy.at(0), dy.row(), rows, outputs, work.right());
        work.products().multiplyTransposed(work.left(), 0, panel, work.right(), 0, panel, g, weight, Layout.PANEL, g,
                weight, Layout.PANEL, Layout.PANEL * inputs, inputs, outputs, rows);
        work.rows().addColumnSums(dy, rows, g, bias);
    }

    /** Writes Wᵀ beside W, in panels of its own, [K / 16][N][16]. */
    void transpose(Weights weights) {
        float[] from = weights.values();
        float[] to = weights.transposed();
        for (int q = 0; q < inputs; q += Layout.PANEL) {
            for (int n = 0; n < outputs; n++) {
                int target = weight + q * outputs + n * Layout.PANEL;
                int source = weight + Layout.place(n, Layout.PANEL * inputs) + q * Layout.PANEL;
                for (int i = 0; i < Layout.PANEL; i++) {
                    to[target + i] = from[source + i * Layout.PANEL];
                }
            }
        }
    }
}
