package dev.lengthwise.model;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;

/** What tells a model where in its sequence a token stands, besides the causal mask. */
public sealed interface Position {
    /** Nothing does (NoPE). */
    @Kind(value = "none", says = "no positional embedding, only the causal mask (NoPE)")
    record None() implements Position {
    }

    /**
     * A learned vector a place, counted from the first token of the sequence, added to the token's embedding; as in GPT-2.
     */
    @Kind(value = "learned", says = "a learned vector for each position, added to the token's embedding, as in GPT-2")
    record Learned(
            @Key(value = "number of positions: the most tokens a sequence may have", allowed = "at least 1") int longest)
            implements
                Position {
        public Learned {
            Keys.check(Learned.class, longest);
        }
    }
}
