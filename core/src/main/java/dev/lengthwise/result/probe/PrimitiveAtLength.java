package dev.lengthwise.result.probe;

import dev.lengthwise.key.Key;
import dev.lengthwise.probe.PrimitiveRate;
import dev.lengthwise.result.codec.Inline;

/** How often a projection shows a primitive at one length. */
public record PrimitiveAtLength(@Key(value = "length of the input", allowed = "at least 1") int length,
        @Inline PrimitiveEntry primitive) {

    static PrimitiveAtLength of(PrimitiveRate rate) {
        return new PrimitiveAtLength(rate.length(), PrimitiveEntry.of(rate));
    }
}
