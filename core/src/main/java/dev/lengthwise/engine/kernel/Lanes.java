package dev.lengthwise.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * How many numbers a vector of this machine holds, at most 16. It decides about speed and never about a bit. The system property
 * {@code lengthwise.vectors} sets another width in bits, to see that on any machine: vectors that a processor lacks are slow.
 */
final class Lanes {
    private static final int MOST = 512;
    static final VectorSpecies<Float> SPECIES = VectorSpecies.of(float.class, VectorShape.forBitSize(
            Integer.getInteger("lengthwise.vectors", Math.min(MOST, FloatVector.SPECIES_PREFERRED.vectorBitSize()))));

    private Lanes() {
    }
}
