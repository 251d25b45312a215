package dev.lengthwise.result.probe;

import dev.lengthwise.key.Key;
import dev.lengthwise.probe.Basis;
import dev.lengthwise.probe.PrimitiveRate;
import dev.lengthwise.probe.Side;
import dev.lengthwise.result.codec.Inline;

/** How often a projection shows a primitive. */
public record PrimitiveEntry(@Key("where in the residual stream, as TransformerLens names it") String hook,
        @Key("what the residual stream is projected on: the embedding or the head") Basis basis,
        @Key("the positions where the primitive is looked for") Side side,
        @Key("which token, or which two, should stand first") String primitive, @Inline ShareEntry shown,
        @Key("how often it is what the primitive gives for another input at the same place") ShareEntry chance) {

    static PrimitiveEntry of(PrimitiveRate rate) {
        return new PrimitiveEntry(rate.hook(), rate.basis(), rate.claim().side(), rate.claim().primitive().label(),
                ShareEntry.of(rate.shown()), ShareEntry.of(rate.chance()));
    }
}
