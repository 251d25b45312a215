package dev.lengthwise.engine.kernel;

import java.util.Arrays;

/** Sparse weights number by number, where there are no vectors: the same bits. */
final class ScalarWeighing implements Weighing {
    private static final int BLOCK = Partials.COUNT;

    private final float[] sums = new float[BLOCK];
    private final float[] others = new float[BLOCK];

    @Override
    public void sparsemax(float[] a, int at, int count, int end) {
        shift(a, at, count, 1);
        float threshold = -1;
        for (float next = sparsemaxStep(a, at, count, threshold); next > threshold; next = sparsemaxStep(a, at, count,
                threshold)) {
            threshold = next;
        }
        for (int i = 0; i < count; i++) {
            a[at + i] = Math.max(a[at + i] - threshold, 0f);
        }
        Arrays.fill(a, at + count, at + end, 0);
    }

    private float sparsemaxStep(float[] a, int at, int count, float threshold) {
        Arrays.fill(sums, 0);
        Arrays.fill(others, 0);
        for (int i = 0; i < count; i++) {
            float above = Math.max(a[at + i] - threshold, 0f);
            sums[i % BLOCK] += above;
            others[i % BLOCK] += above > 0 ? 1 : 0;
        }
        return threshold + (Partials.sum(sums) - 1) / Partials.sum(others);
    }

    @Override
    public void sparsemaxGradient(float[] p, int pAt, float[] d, int dAt, int count, int end) {
        Arrays.fill(sums, 0);
        Arrays.fill(others, 0);
        for (int i = 0; i < count; i++) {
            float one = p[pAt + i] > 0 ? 1 : 0;
            sums[i % BLOCK] = Fused.multiplyAdd(one, d[dAt + i], sums[i % BLOCK]);
            others[i % BLOCK] += one;
        }
        float mean = Partials.sum(sums) / Partials.sum(others);
        for (int i = 0; i < count; i++) {
            d[dAt + i] = (d[dAt + i] - mean) * (p[pAt + i] > 0 ? 1f : 0f);
        }
        Arrays.fill(d, dAt + count, dAt + end, 0);
    }

    @Override
    public void entmax15(float[] a, int at, int count, int end) {
        shift(a, at, count, 0.5f);
        float threshold = -1;
        for (float next = entmaxStep(a, at, count, threshold); next > threshold; next = entmaxStep(a, at, count,
                threshold)) {
            threshold = next;
        }
        for (int i = 0; i < count; i++) {
            float above = Math.max(a[at + i] - threshold, 0f);
            a[at + i] = above * above;
        }
        Arrays.fill(a, at + count, at + end, 0);
    }

    private float entmaxStep(float[] a, int at, int count, float threshold) {
        Arrays.fill(sums, 0);
        Arrays.fill(others, 0);
        for (int i = 0; i < count; i++) {
            float above = Math.max(a[at + i] - threshold, 0f);
            sums[i % BLOCK] = Fused.multiplyAdd(above, above, sums[i % BLOCK]);
            others[i % BLOCK] += above;
        }
        return threshold + (Partials.sum(sums) - 1) / (2 * Partials.sum(others));
    }

    @Override
    public void entmax15Gradient(float[] p, int pAt, float[] d, int dAt, int count, int end) {
        Arrays.fill(sums, 0);
        Arrays.fill(others, 0);
        for (int i = 0; i < count; i++) {
            float root = (float) Math.sqrt(p[pAt + i]);
            sums[i % BLOCK] = Fused.multiplyAdd(root, d[dAt + i], sums[i % BLOCK]);
            others[i % BLOCK] += root;
        }
        float mean = Partials.sum(sums) / Partials.sum(others);
        for (int i = 0; i < count; i++) {
            d[dAt + i] = (d[dAt + i] - mean) * (float) Math.sqrt(p[pAt + i]);
        }
        Arrays.fill(d, dAt + count, dAt + end, 0);
    }

    @Override
    public double entropy(float[] a, int at, int count) {
        float max = max(a, at, count);
        Arrays.fill(sums, 0);
        Arrays.fill(others, 0);
        for (int i = 0; i < count; i++) {
            float below = a[at + i] - max;
            float e = Polynomials.exp(below);
            sums[i % BLOCK] += e;
            others[i % BLOCK] = Fused.multiplyAdd(e, Math.max(below, LEAST), others[i % BLOCK]);
        }
        Arrays.fill(a, at + count, at + Partials.padded(count), 0);
        float sum = Partials.sum(sums);
        return StrictMath.log(sum) - (double) Partials.sum(others) / sum;
    }

    /** a = (a - max) · part. */
    private static void shift(float[] a, int at, int count, float part) {
        float max = max(a, at, count);
        for (int i = 0; i < count; i++) {
            a[at + i] = (a[at + i] - max) * part;
        }
    }

    private static float max(float[] a, int at, int count) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            max = Math.max(max, a[at + i]);
        }
        return max;
    }
}
