package dev.lengthwise.probe;

import dev.lengthwise.statistics.Rate;

/**
 * How often a projection shows a primitive.
 *
 * @param length n of the inputs
 * @param hook where in the residual stream, named as TransformerLens does
 * @param claim the primitive, and where it is looked for
 * @param shown of the positions where there is such a token
 * @param chance how often it is what the primitive gives for another input at the same place: what is right without reading this input
 */
public record PrimitiveRate(int length, String hook, Basis basis, Claim claim, Rate shown, Rate chance) {
    private static final double MOSTLY = 0.5;

    /** Whether it is shown clearly more often than by chance. */
    public boolean isAboveChance() {
        return shown.interval().low() > chance.interval().high();
    }

    /** Whether it is shown more often than not, and clearly more often than by chance. */
    public boolean isPresent() {
        return shown.interval().low() > MOSTLY && isAboveChance();
    }
}
