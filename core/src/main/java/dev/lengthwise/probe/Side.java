package dev.lengthwise.probe;

/** Which part of a sequence a position belongs to. */
public enum Side {
    /** A value of the input. */
    INPUT("input"),
    /** Where the first token of the answer is due: ⊥. */
    SEPARATOR("⊥"),
    /** A token of the answer that is written already. */
    OUTPUT("output");

    private final String label;

    Side(String label) {
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
