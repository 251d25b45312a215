package dev.lengthwise.engine.kernel;

/**
 * Rows of scores that become weights with exact zeros, and the way back. As {@link Rowwise} has it for the softmax: {@code count} scores
 * count, and from there to {@code end}, a multiple of 16, there are zeros then.
 */
interface Weighing {
    /** What a score is below the largest one at most: e to it is 0, and 0 times it as well. */
    float LEAST = -1e30f;

    /** {@code a = max(a - t, 0)}, with the t at which they add up to 1. */
    void sparsemax(float[] a, int at, int count, int end);

    /** {@code d = d - mean(d)} where p is above 0, of the mean over these; 0 elsewhere. */
    void sparsemaxGradient(float[] p, int pAt, float[] d, int dAt, int count, int end);

    /** {@code a = max(a / 2 - t, 0)²}, with the t at which they add up to 1. */
    void entmax15(float[] a, int at, int count, int end);

    /** With {@code s = √p}: {@code d = s · (d - Σ s · d / Σ s)}. */
    void entmax15Gradient(float[] p, int pAt, float[] d, int dAt, int count, int end);

    /** The entropy of the softmax of a row, in nats; its scores stay as they are. */
    double entropy(float[] a, int at, int count);
}
