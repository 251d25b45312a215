package dev.lengthwise.probe;

/** Something true at a position that a linear probe is asked for. */
public enum Quantity {
    /** The token that follows in the order of the input, as {@link Primitive#SUCCESSOR} has it; a class. */
    SUCCESSOR("successor", true),
    /** How often the last written value stands in the input; a number. */
    COUNT("count", false),
    /** How many copies of it are still owed; a number. */
    REMAINING("remaining", false),
    /** Whether increment's carry reaches the last written digit; a class. */
    CARRY("carry", true),
    /** Which part of the answer is written, 0 to 1; a number. */
    RANK("rank", false),
    /** Whether the position is on the output side, asked at input and output positions; a class. */
    OUTPUT_SIDE("is output side", true);

    private final String label;
    private final boolean classes;

    Quantity(String label, boolean classes) {
        this.label = label;
        this.classes = classes;
    }

    /** For people, and in files. */
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }

    /** Whether it is one of several classes, scored by accuracy, and not a number, scored by R². */
    public boolean classes() {
        return classes;
    }

    /** How many numbers stand for it where it is learned, a class as a vector of 0 and one 1; {@code words} is V. */
    int columns(int words) {
        return !classes ? 1 : this == SUCCESSOR ? words : 2;
    }
}
