package dev.lengthwise.train;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Plain;

/** How many checkpoints of a run stay. */
@Plain(most = Keep.WORD)
public record Keep(@Key(value = "so many", absent = "2", allowed = "at least 1") int newest) {
    /** What is written in place of a number where none is deleted. */
    public static final String WORD = "all";
    public static final Keep ALL = new Keep(Integer.MAX_VALUE);
    /** One to go on from, and the one before it should that be damaged. */
    public static final Keep TWO = new Keep(2);

    public Keep {
        if (!Keys.bounds(Keep.class, "newest").holds(newest)) {
            throw new IllegalArgumentException("keep " + newest + " is not allowed: "
                    + Keys.bounds(Keep.class, "newest") + ", or " + WORD);
        }
    }

    @Override
    public String toString() {
        return equals(ALL) ? WORD : Integer.toString(newest);
    }
}
