package dev.lengthwise.probe;

/** A small operation that a projection of the residual stream can show: which token stands first, or which two. */
public enum Primitive {
    /** The token that stands at the position itself, at an input position or ⊥. */
    COPY("copy"),
    /** The smallest value of the input; at an input position of those so far. */
    MIN("min"),
    /** The first digit of the input, which is what increment begins with. */
    FIRST("first digit"),
    /** The token that was written last, at an output position. */
    IDENTITY("identity"),
    /**
     * The smallest value of the input above the position's own, END above the largest; at an input position of those so far, where
     * there is one. For increment the input's digit after as many as are written, END after all.
     */
    SUCCESSOR("successor"),
    /** {@link #IDENTITY} and {@link #SUCCESSOR} as the first two, in either order. */
    IDENTITY_AND_SUCCESSOR("identity + successor"),
    /** The token that was written last, where another copy of it is due. */
    REPEAT("repeat"),
    /** The successor, where no further copy is due. */
    ADVANCE("advance"),
    /** The token that is due. */
    ANSWER("right answer");

    private final String label;

    Primitive(String label) {
        this.label = label;
    }

    /** For people, and in files. */
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }
}
