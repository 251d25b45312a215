package dev.lengthwise.train;

import java.util.Locale;

/** Which parameters weight decay draws towards 0. */
public enum Decay {
    /** All that are trained: embeddings, linear maps, norms, biases and a learned β. */
    ALL,
    /** The matrices of the linear maps alone, as in minGPT: no embedding, no norm, no bias, no β. */
    MATRICES;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
