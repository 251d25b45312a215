package dev.lengthwise.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link Polynomials}, vector by vector: the same bits. Constants are vectors that are made once: made where they are used, they would be
 * half of the code, and more than Java compiles as one piece.
 */
final class VectorPolynomials {
    static final FloatVector ZERO = all(0);
    static final FloatVector ONE = all(1);
    static final FloatVector DENSITY = all(Polynomials.DENSITY);
    private static final FloatVector MINUS_HALF = all(-0.5f);
    private static final FloatVector LOWEST = all(Polynomials.LOWEST);
    private static final FloatVector LOG2_E = all(Polynomials.LOG2_E);
    private static final FloatVector ROUNDER = all(Polynomials.ROUNDER);
    private static final FloatVector LN2_HIGH = all(Polynomials.LN2_HIGH);
    private static final FloatVector LN2_LOW = all(Polynomials.LN2_LOW);
    private static final FloatVector E1 = all(Polynomials.E1);
    private static final FloatVector E2 = all(Polynomials.E2);
    private static final FloatVector E3 = all(Polynomials.E3);
    private static final FloatVector E4 = all(Polynomials.E4);
    private static final FloatVector E5 = all(Polynomials.E5);
    private static final FloatVector E6 = all(Polynomials.E6);
    private static final IntVector EXPONENT_BIAS = ZERO.reinterpretAsInts().broadcast(Polynomials.EXPONENT_BIAS);
    private static final FloatVector FAR = all(Polynomials.FAR);
    private static final FloatVector TAIL = all(Polynomials.TAIL);
    private static final FloatVector R1 = all(Polynomials.R1);
    private static final FloatVector R2 = all(Polynomials.R2);
    private static final FloatVector R3 = all(Polynomials.R3);
    private static final FloatVector R4 = all(Polynomials.R4);
    private static final FloatVector R5 = all(Polynomials.R5);
    private static final FloatVector R6 = all(Polynomials.R6);
    private static final FloatVector R7 = all(Polynomials.R7);
    private static final FloatVector R8 = all(Polynomials.R8);
    private static final FloatVector R9 = all(Polynomials.R9);

    private VectorPolynomials() {
    }

    private static FloatVector all(float x) {
        return FloatVector.broadcast(Lanes.SPECIES, x);
    }

    static FloatVector exp(FloatVector x) {
        FloatVector shifted = x.fma(LOG2_E, ROUNDER);
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector r = n.fma(LN2_LOW, n.fma(LN2_HIGH, x));
        FloatVector p = E6.fma(r, E5).fma(r, E4).fma(r, E3).fma(r, E2).fma(r, E1).fma(r.mul(r), r).add(ONE);
        FloatVector power = shifted.reinterpretAsInts().add(EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, Polynomials.MANTISSA_BITS).reinterpretAsFloats();
        return p.mul(power).blend(ZERO, x.compare(VectorOperators.LT, LOWEST));
    }

    static FloatVector bell(FloatVector x) {
        FloatVector near = x.abs().min(FAR);
        FloatVector square = near.mul(near);
        FloatVector lost = near.fma(near, square.neg());
        FloatVector e = exp(square.mul(MINUS_HALF));
        return e.fma(lost.mul(MINUS_HALF), e);
    }

    static FloatVector tail(FloatVector x, FloatVector bell) {
        FloatVector t = ONE.div(x.abs().fma(TAIL, ONE));
        return R9.fma(t, R8).fma(t, R7).fma(t, R6).fma(t, R5).fma(t, R4).fma(t, R3).fma(t, R2).fma(t, R1).mul(t)
                .mul(bell);
    }
}
