package dev.lengthwise.model;

import java.util.Locale;

/** Where layer norm stands in a block. */
public enum Norm {
    /** {@code x + f(norm(x))}, and a final norm before the heads. */
    PRE,
    /** {@code norm(x + f(x))}; no final norm, as the last block ends in one. */
    POST,
    /** {@code x + f(x)}: no norm anywhere, as in the construction. */
    NONE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
