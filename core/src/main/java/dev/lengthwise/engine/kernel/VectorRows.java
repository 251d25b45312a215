package dev.lengthwise.engine.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Rows by vectors. */
final class VectorRows implements Rowwise {
    private static final VectorSpecies<Float> S = Lanes.SPECIES;
    private static final int L = S.length();
    private static final int BLOCK = Partials.COUNT;

    private final float[] sums = new float[BLOCK];
    private final float[] others = new float[BLOCK];
    private float[] counts = {}; // 1 for the numbers of a row that count

    private static FloatVector load(float[] a, int at) {
        return FloatVector.fromArray(S, a, at);
    }

    private static FloatVector all(float x) {
        return FloatVector.broadcast(S, x);
    }

    private float[] counts(int width, int columns) {
        if (counts.length != columns || width > 0 && counts[width - 1] == 0
                || width < columns && counts[width] != 0) {
            counts = new float[columns];
            Arrays.fill(counts, 0, width, 1);
        }
        return counts;
    }

    @Override
    public void layerNorm(Matrix x, float[] p, int weight, int bias, Matrix y, float[] statistics, int rows,
            int width) {
        int columns = x.columns();
        float[] one = counts(width, columns);
        float part = 1f / width;
        for (int r = 0; r < rows; r++) {
            int from = x.at(r);
            for (int s = 0; s < BLOCK; s += L) {
                FloatVector sum = all(0);
                for (int i = s; i < columns; i += BLOCK) {
                    sum = sum.add(load(x.data(), from + i));
                }
                sum.intoArray(sums, s);
            }
            float mean = Partials.sum(sums) * part;
            for (int s = 0; s < BLOCK; s += L) {
                FloatVector sum = all(0);
                for (int i = s; i < columns; i += BLOCK) {
                    FloatVector v = load(x.data(), from + i).sub(mean).mul(load(one, i));
                    sum = v.fma(v, sum);
                }
                sum.intoArray(sums, s);
            }
            float scale = (float) (1 / Math.sqrt(Partials.sum(sums) * part + EPSILON));
            statistics[2 * r] = mean;
            statistics[2 * r + 1] = scale;
            int to = y.at(r);
            for (int i = 0; i < columns; i += L) {
                load(x.data(), from + i).sub(mean).mul(scale).fma(load(p, weight + i), load(p, bias + i))
                        .intoArray(y.data(), to + i);
            }
        }
    }

    @Override
    public void layerNormGradient(Matrix dy, Matrix x, float[] p, int weight, int bias, float[] statistics, float[] g,
            Matrix dx, boolean add, int rows, int width) {
        int columns = x.columns();
        float part = 1f / width;
        for (int r = 0; r < rows; r++) {
            int from = x.at(r);
            int due = dy.at(r);
            float mean = statistics[2 * r];
            float scale = statistics[2 * r + 1];
            for (int s = 0; s < BLOCK; s += L) {
                FloatVector sum = all(0);
                FloatVector along = sum;
                for (int i = s; i < columns; i += BLOCK) {
                    FloatVector d = load(dy.data(), due + i);
                    FloatVector n = load(x.data(), from + i).sub(mean).mul(scale);
                    FloatVector h = d.mul(load(p, weight + i));
                    sum = sum.add(h);
                    along = h.fma(n, along);
                    d.fma(n, load(g, weight + i)).intoArray(g, weight + i);
                    d.add(load(g, bias + i)).intoArray(g, bias + i);
                }
                sum.intoArray(sums, s);
                along.intoArray(others, s);
            }
            FloatVector shift = all(-Partials.sum(sums) * part);
            FloatVector turn = all(-Partials.sum(others) * part);
            int to = dx.at(r);
            for (int i = 0; i < columns; i += L) {
                FloatVector n = load(x.data(), from + i).sub(mean).mul(scale);
                FloatVector d = n.fma(turn, load(dy.data(), due + i).fma(load(p, weight + i), shift)).mul(scale);
                (add ? d.add(load(dx.data(), to + i)) : d).intoArray(dx.data(), to + i);
            }
            Arrays.fill(dx.data(), to + width, to + columns, 0);
        }
    }

    @Override
    public void gelu(Matrix u, Matrix g, int rows) {
        for (int r = 0; r < rows; r++) {
            int from = u.at(r);
            int to = g.at(r);
            for (int i = 0; i < u.columns(); i += L) {
                FloatVector x = load(u.data(), from + i);
                FloatVector bell = VectorPolynomials.bell(x);
                FloatVector tail = VectorPolynomials.tail(x, bell);
                FloatVector below = VectorPolynomials.ONE.sub(tail)
                        .blend(tail, x.compare(VectorOperators.LT, VectorPolynomials.ZERO));
                x.mul(below).intoArray(g.data(), to + i);
                x.mul(bell).fma(VectorPolynomials.DENSITY, below).intoArray(u.data(), from + i);
            }
        }
    }

    @Override
    public void relu(Matrix u, Matrix g, int rows) {
        for (int r = 0; r < rows; r++) {
            int from = u.at(r);
            int to = g.at(r);
            for (int i = 0; i < u.columns(); i += L) {
                FloatVector x = load(u.data(), from + i);
                x.max(0f).intoArray(g.data(), to + i);
                all(0).blend(1f, x.compare(VectorOperators.GT, 0f)).intoArray(u.data(), from + i);
            }
        }
    }

    @Override
    public void multiply(Matrix a, Matrix b, int rows) {
        for (int r = 0; r < rows; r++) {
            int to = a.at(r);
            int from = b.at(r);
            for (int i = 0; i < a.columns(); i += L) {
                load(a.data(), to + i).mul(load(b.data(), from + i)).intoArray(a.data(), to + i);
            }
        }
    }

    @Override
    public void softmax(float[] a, int at, int count, int end) {
        float total = 1f / exponentials(a, at, count);
        int last = Partials.padded(count);
        for (int i = 0; i < last; i += L) {
            load(a, at + i).mul(total).intoArray(a, at + i);
        }
        Arrays.fill(a, at + count, at + end, 0);
    }

    /** A row becomes e^(x - max), with zeros, or NaN, from count on to the next multiple of 16; gives their sum. */
    private float exponentials(float[] a, int at, int count) {
        int last = Partials.padded(count);
        Arrays.fill(a, at + count, at + last, Float.NEGATIVE_INFINITY);
        FloatVector most = load(a, at);
        for (int i = L; i < last; i += L) {
            most = most.max(load(a, at + i));
        }
        float max = most.reduceLanes(VectorOperators.MAX);
        for (int s = 0; s < BLOCK; s += L) {
            FloatVector sum = all(0);
            for (int i = s; i < last; i += BLOCK) {
                FloatVector e = VectorPolynomials.exp(load(a, at + i).sub(max));
                e.intoArray(a, at + i);
                sum = sum.add(e);
            }
            sum.intoArray(sums, s);
        }
        others[0] = max;
        return Partials.sum(sums);
    }

    @Override
    public void softmaxGradient(float[] p, int pAt, float[] d, int dAt, int count, int end) {
        int last = Partials.padded(count);
        for (int s = 0; s < BLOCK; s += L) {
            FloatVector sum = all(0);
            for (int i = s; i < last; i += BLOCK) {
                sum = load(p, pAt + i).fma(load(d, dAt + i), sum);
            }
            sum.intoArray(sums, s);
        }
        float mean = Partials.sum(sums);
        for (int i = 0; i < last; i += L) {
            load(d, dAt + i).sub(mean).mul(load(p, pAt + i)).intoArray(d, dAt + i);
        }
        Arrays.fill(d, dAt + count, dAt + end, 0);
    }

    @Override
    public double crossEntropy(float[] a, int at, int count, int label, float scale) {
        float due = a[at + label];
        float sum = exponentials(a, at, count);
        float max = others[0];
        float each = scale / sum;
        int last = Partials.padded(count);
        for (int i = 0; i < last; i += L) {
            load(a, at + i).mul(each).intoArray(a, at + i);
        }
        Arrays.fill(a, at + count, at + last, 0);
        a[at + label] -= scale;
        return StrictMath.log(sum) + ((double) max - due);
    }

    @Override
    public void addColumnSums(Matrix y, int rows, float[] g, int at) {
        for (int i = 0; i < y.columns(); i += L) {
            FloatVector sum = load(g, at + i);
            for (int r = 0; r < rows; r++) {
                sum = sum.add(load(y.data(), y.at(r) + i));
            }
            sum.intoArray(g, at + i);
        }
    }

    @Override
    public void pack(float[] from, int at, int row, int rows, int columns, float[] to) {
        for (int n = 0; n < columns; n += Layout.PANEL) {
            for (int m = 0; m < rows; m++) {
                for (int i = 0; i < Layout.PANEL; i += L) {
                    load(from, at + m * row + n + i).intoArray(to, n * rows + m * Layout.PANEL + i);
                }
            }
        }
    }

    @Override
    public void add(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, int n) {
        for (int i = 0; i < n; i += L) {
            load(a, aAt + i).add(load(b, bAt + i)).intoArray(c, cAt + i);
        }
    }

    @Override
    public void scale(float[] a, int aAt, float f, float[] c, int cAt, int n) {
        for (int i = 0; i < n; i += L) {
            load(a, aAt + i).mul(f).intoArray(c, cAt + i);
        }
    }

    @Override
    public float dot(float[] a, int aAt, float[] b, int bAt, int n) {
        for (int s = 0; s < BLOCK; s += L) {
            FloatVector sum = all(0);
            for (int i = s; i < n; i += BLOCK) {
                sum = load(a, aAt + i).fma(load(b, bAt + i), sum);
            }
            sum.intoArray(sums, s);
        }
        return Partials.sum(sums);
    }
}
