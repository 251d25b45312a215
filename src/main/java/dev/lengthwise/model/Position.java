package dev.lengthwise.model;

/** What tells a model where in its sequence a token stands, besides the causal mask. */
public sealed interface Position {
    /** Nothing does (NoPE). */
    record None() implements Position {
    }

    /**
     * A learned vector a place, counted from the first token of the sequence, added to the token's embedding; as in GPT-2.
     *
     * @param longest places there are: the most tokens a sequence may have, at least 1
     */
    record Learned(int longest) implements Position {
        public Learned {
            if (longest < 1) {
                throw new IllegalArgumentException("longest " + longest + " is below 1");
            }
        }
    }
}
