package dev.lengthwise.engine.kernel;

/**
 * What is done row by row. All rows are filled up with zeros to a multiple of 16 numbers, which stay zeros. Belongs to one thread.
 */
interface Rowwise {
    /** What a norm adds to the variance. */
    float EPSILON = 1e-5f;

    /**
     * {@code y = (x - mean) / √(variance + ε) · weight + bias}.
     *
     * @param p holds weight and bias
     * @param statistics gets each row's mean and 1 / √(variance + ε)
     * @param width numbers of a row that count
     */
    void layerNorm(Matrix x, float[] p, int weight, int bias, Matrix y, float[] statistics, int rows, int width);

    /**
     * The way back: with {@code n = (x - mean) / σ} and {@code h = dy · weight} it is {@code dx = (h - mean(h) - n · mean(h · n)) / σ}.
     *
     * @param g gets the gradients of weight and bias added, where p holds these
     * @param add whether dx is added to what is there
     */
    void layerNormGradient(Matrix dy, Matrix x, float[] p, int weight, int bias, float[] statistics, float[] g,
            Matrix dx, boolean add, int rows, int width);

    /** {@code g = u · Φ(u)}, and u becomes the derivative, {@code Φ(u) + u · φ(u)}. */
    void gelu(Matrix u, Matrix g, int rows);

    /** {@code g = max(u, 0)}, and u becomes the derivative, 1 or 0. */
    void relu(Matrix u, Matrix g, int rows);

    /** {@code a = a · b}, number by number. */
    void multiply(Matrix a, Matrix b, int rows);

    /**
     * A row becomes its softmax.
     *
     * @param count scores that count
     * @param end where the row ends, a multiple of 16: from count on there are zeros then
     */
    void softmax(float[] a, int at, int count, int end);

    /** {@code d = p · (d - Σ p · d)}, with zeros from count on. */
    void softmaxGradient(float[] p, int pAt, float[] d, int dAt, int count, int end);

    /**
     * A row of logits becomes the gradient of its loss times scale.
     *
     * @param count logits that count
     * @return the loss, {@code ln Σ e^logit - logit(label)}
     */
    double crossEntropy(float[] a, int at, int count, int label, float scale);

    /** {@code g = g + Σ y} over the rows. */
    void addColumnSums(Matrix y, int rows, float[] g, int at);

    /** Copies rows into panels of 16 columns, [columns / 16][rows][16]; columns is a multiple of 16. */
    void pack(float[] from, int at, int row, int rows, int columns, float[] to);

    /** {@code c = a + b}, n numbers, a multiple of 16. */
    void add(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, int n);

    /** {@code c = f · a}. */
    void scale(float[] a, int aAt, float f, float[] c, int cAt, int n);

    /** {@code Σ a · b}. */
    float dot(float[] a, int aAt, float[] b, int bAt, int n);
}
