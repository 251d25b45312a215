package dev.lengthwise.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The bounds that {@link Polynomials} states, over the whole range of floats. */
class PolynomialsTest {
    private static final int EVERY = 251; // a prime: no pattern of bits is left out

    @Test
    void exponentialIsWithinItsBound() {
        double most = floats(87f).mapToDouble(i -> {
            double x = -Float.intBitsToFloat(i);
            double up = Polynomials.exp((float) -x) / StrictMath.exp(-x) - 1;
            return Math.max(Math.abs(Polynomials.exp((float) x) / StrictMath.exp(x) - 1), Math.abs(up));
        }).max().orElseThrow();
        assertThat(most).isLessThan(1.2e-7);
    }

    @Test
    void exponentialOfWhatIsFarBelowIsZero() {
        assertThat(Polynomials.exp(Math.nextDown(-87f))).isZero();
        assertThat(Polynomials.exp(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(StrictMath.exp(-87)).isLessThan(2e-38);
        assertThat(Polynomials.exp(Float.NaN)).isNaN();
    }

    @Test
    void tailOfTheNormalDistributionIsWithinItsBound() {
        double most = floats(13f).mapToDouble(i -> {
            float x = Float.intBitsToFloat(i);
            double relative = Polynomials.tail(x, Polynomials.bell(x)) / tail(x) - 1;
            return Math.abs(relative);
        }).max().orElseThrow();
        assertThat(most).isLessThan(5e-7);
        assertThat(Polynomials.tail(-1.5f, Polynomials.bell(-1.5f))).isEqualTo(Polynomials.tail(1.5f,
                Polynomials.bell(1.5f)));
    }

    @Test
    void tailFarOutIsZero() {
        for (float x : new float[]{14, 20, 1e10f, 3e38f, Float.POSITIVE_INFINITY}) {
            assertThat(Polynomials.tail(x, Polynomials.bell(x))).isZero();
        }
        assertThat(Polynomials.tail(Float.NaN, Polynomials.bell(Float.NaN))).isNaN();
    }

    /** The bits of floats from 0 to below the limit, some of all orders of magnitude. */
    private static IntStream floats(float limit) {
        int end = Float.floatToIntBits(limit);
        return IntStream.range(0, end / EVERY).map(i -> i * EVERY);
    }

    /** erfc(x / √2) / 2 in double: a series without cancellation, farther out a continued fraction. */
    private static double tail(double x) {
        double z = x / Math.sqrt(2);
        if (z < 2.5) {
            double term = z;
            double sum = z;
            for (int n = 1; term > sum * 1e-17; n++) {
                term *= 2 * z * z / (2 * n + 1);
                sum += term;
            }
            return 0.5 - sum * StrictMath.exp(-z * z) / Math.sqrt(Math.PI);
        }
        double fraction = 0;
        for (int n = 120; n > 0; n--) {
            fraction = n / 2.0 / (z + fraction);
        }
        return StrictMath.exp(-z * z) / Math.sqrt(Math.PI) / (z + fraction) / 2;
    }
}
