package dev.lengthwise.probe;

import java.util.Locale;

/** What the residual stream is projected on. */
public enum Basis {
    /** The embedding's rows: which token does a vector look like as a model reads it? */
    ENCODER,
    /** The rows of the main task's head, behind the final norm where there is one: what would the model write? (The logit lens.) */
    DECODER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
