package dev.lengthwise.construct;

/**
 * A key that a head of a construction has to find: how much of its weight is there can be measured, and is known by formula
 * ({@link TaskConstruction.Bounds#mass}).
 *
 * @param name in files
 * @param label for people
 * @param words the weight, to go on after "the weight": {@code on the least value, from ⊥, in the head of successors}
 * @param block of the head
 * @param head of the block
 */
public record RightKey(String name, String label, String words, int block, int head, From from, On on) {
    /** Which queries it is averaged over. */
    public enum From {
        SEPARATOR,
        /** The tokens of the answer after which a value follows in order. */
        ANSWER
    }

    /** Which keys are wanted. */
    public enum On {
        /** The token that follows in order. */
        NEXT,
        /** Tokens equal to the query's own. */
        EQUAL
    }
}
