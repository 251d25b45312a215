package dev.lengthwise.engine.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sparse weights by vectors. Thresholds are found by Newton's method from below: it never goes too far, as what they are judged by is convex,
 * and it ends where a step in fp32 brings no more.
 */
final class VectorWeighing implements Weighing {
    private static final VectorSpecies<Float> S = Lanes.SPECIES;
    private static final int L = S.length();
    private static final int BLOCK = Partials.COUNT;

    private final float[] sums = new float[BLOCK];
    private final float[] others = new float[BLOCK];

    private static FloatVector load(float[] a, int at) {
        return FloatVector.fromArray(S, a, at);
    }

    private static FloatVector all(float x) {
        return FloatVector.broadcast(S, x);
    }

    /** 1 where p is above 0, 0 elsewhere. */
    private static FloatVector ones(FloatVector p) {
        return all(0).blend(1f, p.compare(VectorOperators.GT, 0f));
    }

    @Override
    public void sparsemax(float[] a, int at, int count, int end) {
        int last = shift(a, at, count, 1);
        float threshold = -1;
        for (float next = sparsemaxStep(a, at, last, threshold); next > threshold; next = sparsemaxStep(a, at, last,
                threshold)) {
            threshold = next;
        }
        for (int i = 0; i < last; i += L) {
            load(a, at + i).sub(threshold).max(0f).intoArray(a, at + i);
        }
        Arrays.fill(a, at + count, at + end, 0);
    }

    private float sparsemaxStep(float[] a, int at, int last, float threshold) {
        for (int s = 0; s < BLOCK; s += L) {
            FloatVector sum = all(0);
            FloatVector number = all(0);
            for (int i = s; i < last; i += BLOCK) {
                FloatVector above = load(a, at + i).sub(threshold).max(0f);
                sum = sum.add(above);
                number = number.add(ones(above));
            }
            sum.intoArray(sums, s);
            number.intoArray(others, s);
        }
        return threshold + (Partials.sum(sums) - 1) / Partials.sum(others);
    }

    @Override
    public void sparsemaxGradient(float[] p, int pAt, float[] d, int dAt, int count, int end) {
        int last = Partials.padded(count);
        for (int s = 0; s < BLOCK; s += L) {
            FloatVector sum = all(0);
            FloatVector number = all(0);
            for (int i = s; i < last; i += BLOCK) {
                FloatVector one = ones(load(p, pAt + i));
                sum = one.fma(load(d, dAt + i), sum);
                number = number.add(one);
            }
            sum.intoArray(sums, s);
            number.intoArray(others, s);
        }
        float mean = Partials.sum(sums) / Partials.sum(others);
        for (int i = 0; i < last; i += L) {
            load(d, dAt + i).sub(mean).mul(ones(load(p, pAt + i))).intoArray(d, dAt + i);
        }
        Arrays.fill(d, dAt + count, dAt + end, 0);
    }

    @Override
    public void entmax15(float[] a, int at, int count, int end) {
        int last = shift(a, at, count, 0.5f);
        float threshold = -1;
        for (float next = entmaxStep(a, at, last, threshold); next > threshold; next = entmaxStep(a, at, last,
                threshold)) {
            threshold = next;
        }
        for (int i = 0; i < last; i += L) {
            FloatVector above = load(a, at + i).sub(threshold).max(0f);
            above.mul(above).intoArray(a, at + i);
        }
        Arrays.fill(a, at + count, at + end, 0);
    }

    private float entmaxStep(float[] a, int at, int last, float threshold) {
        for (int s = 0; s < BLOCK; s += L) {
            FloatVector squares = all(0);
            FloatVector sum = all(0);
            for (int i = s; i < last; i += BLOCK) {
                FloatVector above = load(a, at + i).sub(threshold).max(0f);
                squares = above.fma(above, squares);
                sum = sum.add(above);
            }
            squares.intoArray(sums, s);
            sum.intoArray(others, s);
        }
        return threshold + (Partials.sum(sums) - 1) / (2 * Partials.sum(others));
    }

    @Override
    public void entmax15Gradient(float[] p, int pAt, float[] d, int dAt, int count, int end) {
        int last = Partials.padded(count);
        for (int s = 0; s < BLOCK; s += L) {
            FloatVector along = all(0);
            FloatVector sum = all(0);
            for (int i = s; i < last; i += BLOCK) {
                FloatVector root = load(p, pAt + i).sqrt();
                along = root.fma(load(d, dAt + i), along);
                sum = sum.add(root);
            }
            along.intoArray(sums, s);
            sum.intoArray(others, s);
        }
        float mean = Partials.sum(sums) / Partials.sum(others);
        for (int i = 0; i < last; i += L) {
            load(d, dAt + i).sub(mean).mul(load(p, pAt + i).sqrt()).intoArray(d, dAt + i);
        }
        Arrays.fill(d, dAt + count, dAt + end, 0);
    }

    @Override
    public double entropy(float[] a, int at, int count) {
        int last = Partials.padded(count);
        float max = max(a, at, count, last);
        for (int s = 0; s < BLOCK; s += L) {
            FloatVector sum = all(0);
            FloatVector along = all(0);
            for (int i = s; i < last; i += BLOCK) {
                FloatVector below = load(a, at + i).sub(max);
                FloatVector e = VectorPolynomials.exp(below);
                sum = sum.add(e);
                along = e.fma(below.max(LEAST), along);
            }
            sum.intoArray(sums, s);
            along.intoArray(others, s);
        }
        Arrays.fill(a, at + count, at + Partials.padded(count), 0);
        float sum = Partials.sum(sums);
        return StrictMath.log(sum) - (double) Partials.sum(others) / sum;
    }

    /** a = (a - max) · part, to the next multiple of 16, which it gives; from count on there is the least number there is. */
    private static int shift(float[] a, int at, int count, float part) {
        int last = Partials.padded(count);
        float max = max(a, at, count, last);
        for (int i = 0; i < last; i += L) {
            load(a, at + i).sub(max).mul(part).intoArray(a, at + i);
        }
        return last;
    }

    private static float max(float[] a, int at, int count, int last) {
        Arrays.fill(a, at + count, at + last, Float.NEGATIVE_INFINITY);
        FloatVector most = load(a, at);
        for (int i = L; i < last; i += L) {
            most = most.max(load(a, at + i));
        }
        return most.reduceLanes(VectorOperators.MAX);
    }
}
