package dev.lengthwise.engine.kernel;

/**
 * Functions by polynomials of our own, which are the same on every machine as those of libraries are not; for one number here, and by the
 * same constants for vectors in {@link VectorRows}. The logarithm of a loss is {@link StrictMath}'s.
 */
final class Polynomials {
    /** Below this e^x is taken to be 0. */
    static final float LOWEST = -87f;
    static final float LOG2_E = 1.44269504f;
    /** Adding 1.5 · 2²³ rounds to a whole number, which is in the last bits then. */
    static final float ROUNDER = 12_582_912f;
    /** ln 2 in two parts, of which the first times a whole number is exact. */
    static final float LN2_HIGH = -0.693359375f;
    static final float LN2_LOW = 2.12194440e-4f;
    static final float E6 = 1.9875691500e-4f;
    static final float E5 = 1.3981999507e-3f;
    static final float E4 = 8.3334519073e-3f;
    static final float E3 = 4.1665795894e-2f;
    static final float E2 = 1.6666665459e-1f;
    static final float E1 = 5.0000001201e-1f;
    static final int EXPONENT_BIAS = 127;
    static final int MANTISSA_BITS = 23;

    /** From here on e^(-x²/2) is 0, and where x² overflows too. */
    static final float FAR = 20f;
    /** The tail is {@code e^(-x²/2) · R(t)} with {@code t = 1 / (1 + 0.26 x)}; R is a polynomial without a constant term. */
    static final float TAIL = 0.26f;
    static final float R1 = 0.10375581681728363f;
    static final float R2 = 0.10307445377111435f;
    static final float R3 = 0.10260646790266037f;
    static final float R4 = 0.0527062863111496f;
    static final float R5 = 0.1570223867893219f;
    static final float R6 = -0.14538611471652985f;
    static final float R7 = 0.2468114048242569f;
    static final float R8 = -0.15068478882312775f;
    static final float R9 = 0.030094075947999954f;
    /** 1/√(2π). */
    static final float DENSITY = 0.39894228f;

    private Polynomials() {
    }

    /** e^x for x up to 88, to a relative error of 1.2e-7; 0 below -87, where e^x is under 2e-38. */
    static float exp(float x) {
        if (x < LOWEST) {
            return 0;
        }
        float shifted = Fused.multiplyAdd(x, LOG2_E, ROUNDER);
        float n = shifted - ROUNDER;
        float r = Fused.multiplyAdd(n, LN2_LOW, Fused.multiplyAdd(n, LN2_HIGH, x));
        float p = Fused.multiplyAdd(E6, r, E5);
        p = Fused.multiplyAdd(p, r, E4);
        p = Fused.multiplyAdd(p, r, E3);
        p = Fused.multiplyAdd(p, r, E2);
        p = Fused.multiplyAdd(p, r, E1);
        p = Fused.multiplyAdd(p, r * r, r) + 1f;
        return p * Float
                .intBitsToFloat(Float.floatToRawIntBits(shifted) + EXPONENT_BIAS << MANTISSA_BITS);
    }

    /** e^(-x²/2): the square's rounding is made good. */
    static float bell(float x) {
        float near = Math.min(Math.abs(x), FAR);
        float square = near * near;
        float lost = Fused.multiplyAdd(near, near, -square);
        float e = exp(square * -0.5f);
        return Fused.multiplyAdd(e, lost * -0.5f, e);
    }

    /**
     * What lies above |x| of the normal distribution, {@code erfc(|x|/√2) / 2}, to a relative error of 5e-7.
     *
     * @param bell {@link #bell} of x
     */
    static float tail(float x, float bell) {
        float t = 1f / Fused.multiplyAdd(Math.abs(x), TAIL, 1f);
        float r = Fused.multiplyAdd(R9, t, R8);
        r = Fused.multiplyAdd(r, t, R7);
        r = Fused.multiplyAdd(r, t, R6);
        r = Fused.multiplyAdd(r, t, R5);
        r = Fused.multiplyAdd(r, t, R4);
        r = Fused.multiplyAdd(r, t, R3);
        r = Fused.multiplyAdd(r, t, R2);
        r = Fused.multiplyAdd(r, t, R1);
        return r * t * bell;
    }
}
