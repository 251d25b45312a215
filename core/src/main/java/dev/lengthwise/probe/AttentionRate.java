package dev.lengthwise.probe;

import dev.lengthwise.statistics.Rate;
import java.util.OptionalDouble;

/**
 * Where a head looks from the positions of one side, on average. From ⊥ the successor is the first token of the answer, and nothing is
 * equal. Output positions whose successor is END are left out: there is no such token to look at.
 *
 * @param length n of the inputs
 * @param side {@link Side#SEPARATOR} or {@link Side#OUTPUT}
 * @param mass the weight on each kind of token
 * @param uniform the same of a head that looks everywhere alike
 * @param entropy of the weights, in nats
 * @param zeros share of the tokens to look at that get no weight at all; nothing where attention gives each some
 * @param uniformEntropy ln of the number of tokens to look at
 * @param mostOnEqual how often the highest single weight is on an equal token
 * @param mostOnSuccessor how often it is on the successor
 */
public record AttentionRate(int length, int layer, int head, Side side, Mass mass, Mass uniform, double entropy,
        OptionalDouble zeros, double uniformEntropy, Rate mostOnEqual, Rate mostOnSuccessor) {

    /**
     * Shares that add up to 1.
     *
     * @param equal tokens equal to the query's own, itself among them, on both sides
     * @param successor the token that follows it in order ({@link Facts#successors}), wherever it stands
     * @param separator ⊥
     * @param other the rest
     */
    public record Mass(double equal, double successor, double separator, double other) {
    }
}
