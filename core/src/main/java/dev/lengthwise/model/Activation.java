package dev.lengthwise.model;

import java.util.Locale;

/** The MLP's nonlinearity. */
public enum Activation {
    /** x·Φ(x) by the error function; the tanh form is slower here. */
    GELU,
    /** max(x, 0). */
    RELU;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
