package dev.lengthwise.train;

/**
 * How many checkpoints of a run stay.
 *
 * @param newest so many, at least 1
 */
public record Keep(int newest) {
    /** What is written in place of a number where none is deleted. */
    public static final String WORD = "all";
    public static final Keep ALL = new Keep(Integer.MAX_VALUE);
    /** One to go on from, and the one before it should that be damaged. */
    public static final Keep TWO = new Keep(2);

    public Keep {
        if (newest < 1) {
            throw new IllegalArgumentException("keep " + newest + " is not allowed: at least 1, or " + WORD);
        }
    }

    @Override
    public String toString() {
        return equals(ALL) ? WORD : Integer.toString(newest);
    }
}
