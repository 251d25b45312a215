package dev.lengthwise.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The criterion and the linear centered kernel alignment that is made of it. */
class HsicTest {
    private static final float[][] X = {{0}, {1}, {2}, {3}};
    private static final float[][] Y = {{0}, {1}, {0}, {1}};

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, flat, row * rows[0].length, rows[0].length);
        }
        return flat;
    }

    private static double hsic(float[][] x, float[][] y) {
        Hsic hsic = new Hsic(x[0].length, y[0].length);
        hsic.add(flat(x), flat(y));
        return hsic.unbiased();
    }

    private static double cka(float[][] x, float[][] y) {
        return Hsic.alignment(hsic(x, y), hsic(x, x), hsic(y, y));
    }

    private static float[][] random(long seed, int rows, int width) {
        Random random = new Random(seed);
        float[][] values = new float[rows][width];
        for (float[] row : values) {
            for (int i = 0; i < width; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return values;
    }

    /** Rotates neighbouring columns one after another, turns the first one round, scales by 3 and moves by 5. */
    private static float[][] rotated(float[][] values) {
        float[][] rotated = new float[values.length][];
        for (int row = 0; row < values.length; row++) {
            float[] turned = values[row].clone();
            for (int i = 0; i + 1 < turned.length; i++) {
                float first = turned[i];
                float second = turned[i + 1];
                turned[i] = (float) (Math.cos(1 + i) * first - Math.sin(1 + i) * second);
                turned[i + 1] = (float) (Math.sin(1 + i) * first + Math.cos(1 + i) * second);
            }
            turned[0] = -turned[0];
            for (int i = 0; i < turned.length; i++) {
                turned[i] = 3 * turned[i] + 5;
            }
            rotated[row] = turned;
        }
        return rotated;
    }

    /**
     * Without their diagonals K has 2, 3, 6 for the pairs of the second, third and fourth, L has 1 for the second and fourth. HSIC₁
     * is then [6 + 22·2/6 - 14] / 4 = -1/6 between the two, [98 + 22²/6 - 170] / 4 = 13/6 and [2 + 4/6 - 2] / 4 = 1/6 of each.
     */
    @Test
    void debiasedIsByHandWhatTheEstimatorSays() {
        assertThat(cka(X, Y)).isCloseTo(-1 / Math.sqrt(13), within(1e-12));
    }

    /** HSIC₁ of Song et al. 2012, written out with the n × n kernels. */
    @Test
    void debiasedIsWhatTheKernelsSay() {
        float[][] x = random(1, 30, 5);
        float[][] y = random(2, 30, 7);
        for (int row = 0; row < 30; row++) {
            y[row][0] += 2 * x[row][1];
        }
        double expected = kernels(x, y) / Math.sqrt(kernels(x, x) * kernels(y, y));
        assertThat(expected).isGreaterThan(0.1);
        assertThat(cka(x, y)).isCloseTo(expected, within(1e-10));
    }

    private static double kernels(float[][] x, float[][] y) {
        int n = x.length;
        double both = 0;
        double firstTotal = 0;
        double secondTotal = 0;
        double mixed = 0;
        for (int i = 0; i < n; i++) {
            double first = 0;
            double second = 0;
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    double k = dot(x[i], x[j]);
                    double l = dot(y[i], y[j]);
                    both += k * l;
                    first += k;
                    second += l;
                }
            }
            firstTotal += first;
            secondTotal += second;
            mixed += first * second;
        }
        return (both + firstTotal * secondTotal / ((n - 1.0) * (n - 2)) - 2 * mixed / (n - 2)) / (n * (n - 3.0));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @Test
    void rotatingScalingAndMovingChangesNothing() {
        float[][] x = random(3, 64, 6);
        assertThat(cka(x, rotated(x))).isCloseTo(1, within(1e-6));
        float[][] y = random(4, 64, 3);
        assertThat(cka(rotated(x), y)).isCloseTo(cka(x, y), within(1e-6));
    }

    @Test
    void stretchingOneDirectionDoesChangeIt() {
        float[][] x = random(3, 64, 6);
        float[][] stretched = random(3, 64, 6);
        for (float[] row : stretched) {
            row[0] *= 10;
        }
        assertThat(cka(x, stretched)).isLessThan(0.7);
    }

    /** The plain formula, ‖YᵀX‖² / (‖XᵀX‖ ‖YᵀY‖), says 50 / 250 about two representations of width 50 that have nothing in common. */
    @Test
    void unrelatedRepresentationsAreNearZero() {
        float[][] x = random(5, 200, 50);
        float[][] y = random(6, 200, 50);
        assertThat(cka(x, y)).isCloseTo(0, within(0.02));
    }

    @Test
    void piecesMakeTheWhole() {
        float[][] x = random(7, 60, 4);
        float[][] y = random(8, 60, 9);
        Hsic hsic = new Hsic(4, 9);
        float[] all = flat(x);
        float[] others = flat(y);
        for (int[] piece : new int[][]{{0, 1}, {1, 2}, {3, 0}, {3, 50}, {53, 7}}) {
            int end = piece[0] + piece[1];
            hsic.add(Arrays.copyOfRange(all, 4 * piece[0], 4 * end), Arrays.copyOfRange(others, 9 * piece[0], 9 * end));
        }
        assertThat(hsic.unbiased()).isCloseTo(hsic(x, y), within(1e-12));
    }

    /** A residual stream may be far from 0 in every direction; 4096 leaves an fp32 number three binary digits behind the point. */
    @Test
    void aLargeCommonOffsetCostsNoDigits() {
        float[][] near = random(9, 40, 3);
        float[][] far = new float[40][3];
        for (int row = 0; row < 40; row++) {
            for (int i = 0; i < 3; i++) {
                near[row][i] = Math.round(8 * near[row][i]) / 8f;
                far[row][i] = near[row][i] + 4096;
            }
        }
        float[][] y = random(10, 40, 3);
        assertThat(cka(far, y)).isCloseTo(cka(near, y), within(1e-12));
    }

    @Test
    void whatDoesNotVaryHasNoValue() {
        float[][] still = {{7, 0.1f}, {7, 0.1f}, {7, 0.1f}, {7, 0.1f}};
        assertThat(cka(X, still)).isNaN();
    }

    @Test
    void threePositionsAreTooFew() {
        float[][] three = {{0}, {1}, {5}};
        assertThat(cka(three, three)).isNaN();
    }

    @Test
    void refusesWhatDoesNotFit() {
        Hsic hsic = new Hsic(1, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> hsic.add(flat(X), flat(random(1, 3, 2))))
                .withMessage("first has 4 positions and second has 3");
        assertThatIllegalArgumentException().isThrownBy(() -> hsic.add(flat(X), new float[3]))
                .withMessage("first [4] and second [3] are not rows of widths 1 and 2");
    }
}
