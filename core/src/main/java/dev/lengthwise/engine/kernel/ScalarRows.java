package dev.lengthwise.engine.kernel;

import java.util.Arrays;

/** Rows number by number, where there are no vectors: the same bits. */
final class ScalarRows implements Rowwise {
    private static final int BLOCK = Partials.COUNT;

    private final float[] sums = new float[BLOCK];
    private final float[] others = new float[BLOCK];

    @Override
    public void layerNorm(Matrix x, float[] p, int weight, int bias, Matrix y, float[] statistics, int rows,
            int width) {
        float part = 1f / width;
        for (int r = 0; r < rows; r++) {
            int from = x.at(r);
            Arrays.fill(sums, 0);
            for (int i = 0; i < width; i++) {
                sums[i % BLOCK] += x.data()[from + i];
            }
            float mean = Partials.sum(sums) * part;
            Arrays.fill(sums, 0);
            for (int i = 0; i < width; i++) {
                float v = x.data()[from + i] - mean;
                sums[i % BLOCK] = Fused.multiplyAdd(v, v, sums[i % BLOCK]);
            }
            float scale = (float) (1 / Math.sqrt(Partials.sum(sums) * part + EPSILON));
            statistics[2 * r] = mean;
            statistics[2 * r + 1] = scale;
            for (int i = 0; i < width; i++) {
                y.data()[y.at(r) + i] = Fused.multiplyAdd((x.data()[from + i] - mean) * scale, p[weight + i],
                        p[bias + i]);
            }
        }
    }

    @Override
    public void layerNormGradient(Matrix dy, Matrix x, float[] p, int weight, int bias, float[] statistics, float[] g,
            Matrix dx, boolean add, int rows, int width) {
        float part = 1f / width;
        for (int r = 0; r < rows; r++) {
            float mean = statistics[2 * r];
            float scale = statistics[2 * r + 1];
            Arrays.fill(sums, 0);
            Arrays.fill(others, 0);
            for (int i = 0; i < width; i++) {
                float d = dy.data()[dy.at(r) + i];
                float n = (x.data()[x.at(r) + i] - mean) * scale;
                float h = d * p[weight + i];
                sums[i % BLOCK] += h;
                others[i % BLOCK] = Fused.multiplyAdd(h, n, others[i % BLOCK]);
                g[weight + i] = Fused.multiplyAdd(d, n, g[weight + i]);
                g[bias + i] += d;
            }
            float shift = -Partials.sum(sums) * part;
            float turn = -Partials.sum(others) * part;
            for (int i = 0; i < width; i++) {
                float n = (x.data()[x.at(r) + i] - mean) * scale;
                float h = Fused.multiplyAdd(dy.data()[dy.at(r) + i], p[weight + i], shift);
                float d = Fused.multiplyAdd(n, turn, h) * scale;
                dx.data()[dx.at(r) + i] = add ? d + dx.data()[dx.at(r) + i] : d;
            }
        }
    }

    @Override
    public void gelu(Matrix u, Matrix g, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < u.columns(); i++) {
                float x = u.data()[u.at(r) + i];
                float bell = Polynomials.bell(x);
                float tail = Polynomials.tail(x, bell);
                float below = x < 0 ? tail : 1f - tail;
                g.data()[g.at(r) + i] = x * below;
                u.data()[u.at(r) + i] = Fused.multiplyAdd(x * bell, Polynomials.DENSITY, below);
            }
        }
    }

    @Override
    public void relu(Matrix u, Matrix g, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < u.columns(); i++) {
                float x = u.data()[u.at(r) + i];
                g.data()[g.at(r) + i] = Math.max(x, 0f);
                u.data()[u.at(r) + i] = x > 0 ? 1 : 0;
            }
        }
    }

    @Override
    public void multiply(Matrix a, Matrix b, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < a.columns(); i++) {
                a.data()[a.at(r) + i] *= b.data()[b.at(r) + i];
            }
        }
    }

    @Override
    public void softmax(float[] a, int at, int count, int end) {
        float total = 1f / exponentials(a, at, count);
        scale(a, at, total, a, at, count);
        Arrays.fill(a, at + count, at + end, 0);
    }

    private float exponentials(float[] a, int at, int count) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            max = Math.max(max, a[at + i]);
        }
        Arrays.fill(sums, 0);
        for (int i = 0; i < count; i++) {
            a[at + i] = Polynomials.exp(a[at + i] - max);
            sums[i % BLOCK] += a[at + i];
        }
        others[0] = max;
        return Partials.sum(sums);
    }

    @Override
    public void softmaxGradient(float[] p, int pAt, float[] d, int dAt, int count, int end) {
        float mean = dot(p, pAt, d, dAt, count);
        for (int i = 0; i < count; i++) {
            d[dAt + i] = (d[dAt + i] - mean) * p[pAt + i];
        }
        Arrays.fill(d, dAt + count, dAt + end, 0);
    }

    @Override
    public double crossEntropy(float[] a, int at, int count, int label, float scale) {
        float due = a[at + label];
        float sum = exponentials(a, at, count);
        scale(a, at, scale / sum, a, at, count);
        Arrays.fill(a, at + count, at + Partials.padded(count), 0);
        a[at + label] -= scale;
        return StrictMath.log(sum) + ((double) others[0] - due);
    }

    @Override
    public void addColumnSums(Matrix y, int rows, float[] g, int at) {
        for (int r = 0; r < rows; r++) {
            add(g, at, y.data(), y.at(r), g, at, y.columns());
        }
    }

    @Override
    public void pack(float[] from, int at, int row, int rows, int columns, float[] to) {
        for (int n = 0; n < columns; n += Layout.PANEL) {
            for (int m = 0; m < rows; m++) {
                System.arraycopy(from, at + m * row + n, to, n * rows + m * Layout.PANEL, Layout.PANEL);
            }
        }
    }

    @Override
    public void add(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, int n) {
        for (int i = 0; i < n; i++) {
            c[cAt + i] = a[aAt + i] + b[bAt + i];
        }
    }

    @Override
    public void scale(float[] a, int aAt, float f, float[] c, int cAt, int n) {
        for (int i = 0; i < n; i++) {
            c[cAt + i] = a[aAt + i] * f;
        }
    }

    @Override
    public float dot(float[] a, int aAt, float[] b, int bAt, int n) {
        Arrays.fill(sums, 0);
        for (int i = 0; i < n; i++) {
            sums[i % BLOCK] = Fused.multiplyAdd(a[aAt + i], b[bAt + i], sums[i % BLOCK]);
        }
        return Partials.sum(sums);
    }
}
