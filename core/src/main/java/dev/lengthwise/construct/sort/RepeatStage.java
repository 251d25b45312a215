package dev.lengthwise.construct.sort;

import dev.lengthwise.construct.Coordinate;
import dev.lengthwise.construct.Head;
import dev.lengthwise.construct.Subspace;

/**
 * Repeat: whether copies of the query's value v are still owed.
 *
 * <p>A query attends uniformly to all tokens equal to it, itself included, with a score of {@link #units} and 0 for all others, and carries
 * SIDE, +1 on the input side and -1 on the output side. With m copies in the input, j of them written, the mean is (m - j) / (m + j): 0
 * when every copy has been written, else at least 1 / (2m - 1).
 *
 * @param values VALUE, [Q]
 * @param side SIDE: +1, -1, or 0 for ⊥
 * @param mean REPEAT_MEAN
 */
record RepeatStage(Subspace values, Coordinate side, Coordinate mean) {

    /**
     * The score of an equal token, in units. At 4 keys, the fewest among which there is a token of another value, the others together
     * must not move the mean by as much as half of the smallest margin; docs/construction.md derives it.
     */
    static double units(int maxLength) {
        return 1 + StrictMath.log(4.0 * maxLength) / StrictMath.log(4);
    }

    void attention(Head head, int maxLength, double unit) {
        for (int value = 0; value < values.size(); value++) {
            head.score(values.at(value), values.at(value), units(maxLength) * unit);
        }
        head.carry(side, mean, 1);
    }
}
