package dev.lengthwise.probe;

/**
 * Something true at a position that a linear probe is asked for. Those here are asked in every task; a task adds its own
 * ({@link KnownTask#state}).
 *
 * @param label for people, and in files
 */
public record Quantity(String label, Form form) {
    /** What its values are. */
    public enum Form {
        /** Any number; scored by R². */
        NUMBER,
        /** 0 or 1; scored by accuracy. */
        YES_OR_NO,
        /** A token of the vocabulary; scored by accuracy. */
        TOKEN
    }

    /** The token that follows in order, as {@link Primitive#SUCCESSOR} has it. */
    public static final Quantity SUCCESSOR = new Quantity("successor", Form.TOKEN);
    /** Which part of the answer is written, 0 to 1. */
    public static final Quantity RANK = new Quantity("rank", Form.NUMBER);
    /** Whether the position is on the output side, asked at input and output positions. */
    public static final Quantity OUTPUT_SIDE = new Quantity("is output side", Form.YES_OR_NO);

    @Override
    public String toString() {
        return label;
    }

    /** Whether it is one of several classes, scored by accuracy, and not a number, scored by R². */
    public boolean classes() {
        return form != Form.NUMBER;
    }

    /** How many numbers stand for it where it is learned, a class as a vector of 0 and one 1; {@code words} is V. */
    int columns(int words) {
        return switch (form) {
            case NUMBER -> 1;
            case YES_OR_NO -> 2;
            case TOKEN -> words;
        };
    }
}
