package dev.lengthwise.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.model.AttentionKind;
import dev.lengthwise.model.SortedScores;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Each way back is the derivative of the formula that the way there states, by finite differences in double. */
class GradientsTest {
    private static final int WIDTH = 21;
    private static final double STEP = 1e-6;
    private static final double CLOSE = 2e-5;
    private final SplittableRandom random = new SplittableRandom(3);
    private final Rowwise rows = Kernels.fastest().rows();
    private final Weighing weighing = Kernels.fastest().weighing();

    private double[] draw() {
        return random.doubles(WIDTH, -2, 2).map(x -> (float) x).toArray();
    }

    private static double[] slope(double[] x, ToDoubleFunction<double[]> function) {
        double[] slopes = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[i] += STEP;
            down[i] -= STEP;
            slopes[i] = (function.applyAsDouble(up) - function.applyAsDouble(down)) / (2 * STEP);
        }
        return slopes;
    }

    private static Matrix row(double... values) {
        Matrix matrix = Matrix.of(1, values.length);
        for (int i = 0; i < values.length; i++) {
            matrix.data()[i] = (float) values[i];
        }
        return matrix;
    }

    private static void same(float[] ours, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) ours[i]).as("number " + i).isCloseTo(expected[i], within(CLOSE));
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] norm(double[] x, double[] weight, double[] bias) {
        double mean = 0;
        for (double value : x) {
            mean += value / x.length;
        }
        double variance = 0;
        for (double value : x) {
            variance += (value - mean) * (value - mean) / x.length;
        }
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (x[i] - mean) / Math.sqrt(variance + 1e-5) * weight[i] + bias[i];
        }
        return y;
    }

    @Test
    void ofTheNorm() {
        double[] x = draw();
        double[] weight = draw();
        double[] bias = draw();
        double[] dy = draw();
        float[] p = new float[64];
        for (int i = 0; i < WIDTH; i++) {
            p[i] = (float) weight[i];
            p[32 + i] = (float) bias[i];
        }
        float[] statistics = new float[2];
        float[] g = new float[64];
        Matrix y = Matrix.of(1, WIDTH);
        Matrix dx = Matrix.of(1, WIDTH);
        rows.layerNorm(row(x), p, 0, 32, y, statistics, 1, WIDTH);
        same(y.data(), norm(x, weight, bias));
        rows.layerNormGradient(row(dy), row(x), p, 0, 32, statistics, g, dx, false, 1, WIDTH);
        same(dx.data(), slope(x, at -> dot(norm(at, weight, bias), dy)));
        same(g, slope(weight, at -> dot(norm(x, at, bias), dy)));
        same(java.util.Arrays.copyOfRange(g, 32, 64), dy);
    }

    @Test
    void ofTheActivations() {
        double[] x = draw();
        Matrix u = row(x);
        Matrix g = Matrix.of(1, WIDTH);
        rows.gelu(u, g, 1);
        double[] bell = new double[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            // Φ' is the bell curve, so (x Φ)' = Φ + x φ; Φ itself is PolynomialsTest's.
            double below = g.data()[i] / x[i];
            bell[i] = below + x[i] * Math.exp(-x[i] * x[i] / 2) / Math.sqrt(2 * Math.PI);
        }
        same(u.data(), bell);
        Matrix v = row(x);
        rows.relu(v, g, 1);
        same(v.data(), slope(x, at -> {
            double sum = 0;
            for (double value : at) {
                sum += Math.max(value, 0);
            }
            return sum;
        }));
    }

    private static double[] softmax(double[] x) {
        double sum = 0;
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.exp(x[i]);
            sum += y[i];
        }
        for (int i = 0; i < x.length; i++) {
            y[i] /= sum;
        }
        return y;
    }

    @Test
    void ofTheSoftmax() {
        double[] x = draw();
        double[] dy = draw();
        float[] p = row(x).data();
        float[] d = row(dy).data();
        rows.softmax(p, 0, WIDTH, 32);
        same(p, softmax(x));
        rows.softmaxGradient(p, 0, d, 0, WIDTH, 32);
        same(d, slope(x, at -> dot(softmax(at), dy)));
    }

    @RepeatedTest(20)
    void ofSparseWeights() {
        for (AttentionKind kind : List.of(AttentionKind.SPARSEMAX, AttentionKind.ENTMAX15)) {
            double[] x = draw();
            double[] dy = draw();
            float[] p = row(x).data();
            float[] d = row(dy).data();
            if (kind == AttentionKind.SPARSEMAX) {
                weighing.sparsemax(p, 0, WIDTH, 32);
                weighing.sparsemaxGradient(p, 0, d, 0, WIDTH, 32);
            } else {
                weighing.entmax15(p, 0, WIDTH, 32);
                weighing.entmax15Gradient(p, 0, d, 0, WIDTH, 32);
            }
            double[] expected = SortedScores.weights(kind, x);
            same(p, expected);
            for (int i = 0; i < WIDTH; i++) {
                assertThat(p[i] == 0).as("number " + i).isEqualTo(expected[i] == 0);
            }
            same(d, slope(x, at -> dot(SortedScores.weights(kind, at), dy)));
        }
    }

    @Test
    void theEntropyIsThatOfTheSoftmax() {
        double[] x = draw();
        double entropy = 0;
        for (double p : softmax(x)) {
            entropy -= p * Math.log(p);
        }
        assertThat(weighing.entropy(row(x).data(), 0, WIDTH)).isCloseTo(entropy, within(1e-6));
    }

    @Test
    void ofTheLoss() {
        double[] x = draw();
        float[] a = row(x).data();
        double loss = rows.crossEntropy(a, 0, WIDTH, 4, 0.5f);
        assertThat(loss).isCloseTo(-Math.log(softmax(x)[4]), within(CLOSE));
        same(a, slope(x, at -> -0.5 * Math.log(softmax(at)[4])));
    }
}
