package dev.lengthwise.engine.kernel;

import static dev.lengthwise.engine.kernel.Polynomials.E1;
import static dev.lengthwise.engine.kernel.Polynomials.E2;
import static dev.lengthwise.engine.kernel.Polynomials.E3;
import static dev.lengthwise.engine.kernel.Polynomials.E4;
import static dev.lengthwise.engine.kernel.Polynomials.E5;
import static dev.lengthwise.engine.kernel.Polynomials.E6;
import static dev.lengthwise.engine.kernel.Polynomials.EXPONENT_BIAS;
import static dev.lengthwise.engine.kernel.Polynomials.FAR;
import static dev.lengthwise.engine.kernel.Polynomials.LN2_HIGH;
import static dev.lengthwise.engine.kernel.Polynomials.LN2_LOW;
import static dev.lengthwise.engine.kernel.Polynomials.LOG2_E;
import static dev.lengthwise.engine.kernel.Polynomials.LOWEST;
import static dev.lengthwise.engine.kernel.Polynomials.MANTISSA_BITS;
import static dev.lengthwise.engine.kernel.Polynomials.R1;
import static dev.lengthwise.engine.kernel.Polynomials.R2;
import static dev.lengthwise.engine.kernel.Polynomials.R3;
import static dev.lengthwise.engine.kernel.Polynomials.R4;
import static dev.lengthwise.engine.kernel.Polynomials.R5;
import static dev.lengthwise.engine.kernel.Polynomials.R6;
import static dev.lengthwise.engine.kernel.Polynomials.R7;
import static dev.lengthwise.engine.kernel.Polynomials.R8;
import static dev.lengthwise.engine.kernel.Polynomials.R9;
import static dev.lengthwise.engine.kernel.Polynomials.ROUNDER;
import static dev.lengthwise.engine.kernel.Polynomials.TAIL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Polynomials}, vector by vector: the same bits. */
final class VectorPolynomials {
    private static final VectorSpecies<Float> S = Lanes.SPECIES;

    private VectorPolynomials() {
    }

    private static FloatVector all(float x) {
        return FloatVector.broadcast(S, x);
    }

    static FloatVector exp(FloatVector x) {
        FloatVector shifted = x.fma(all(LOG2_E), all(ROUNDER));
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector r = n.fma(all(LN2_LOW), n.fma(all(LN2_HIGH), x));
        FloatVector p = all(E6).fma(r, all(E5)).fma(r, all(E4)).fma(r, all(E3)).fma(r, all(E2)).fma(r, all(E1))
                .fma(r.mul(r), r).add(1f);
        FloatVector power = shifted.reinterpretAsInts().add(EXPONENT_BIAS).lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                .reinterpretAsFloats();
        return p.mul(power).blend(0f, x.compare(VectorOperators.LT, LOWEST));
    }

    static FloatVector bell(FloatVector x) {
        FloatVector near = x.abs().min(FAR);
        FloatVector square = near.mul(near);
        FloatVector lost = near.fma(near, square.neg());
        FloatVector e = exp(square.mul(-0.5f));
        return e.fma(lost.mul(-0.5f), e);
    }

    static FloatVector tail(FloatVector x, FloatVector bell) {
        FloatVector t = all(1).div(x.abs().fma(all(TAIL), all(1)));
        return all(R9).fma(t, all(R8)).fma(t, all(R7)).fma(t, all(R6)).fma(t, all(R5)).fma(t, all(R4)).fma(t, all(R3))
                .fma(t, all(R2)).fma(t, all(R1)).mul(t).mul(bell);
    }
}
