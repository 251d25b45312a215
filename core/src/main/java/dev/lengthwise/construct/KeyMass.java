package dev.lengthwise.construct;

/**
 * The weight on the right key.
 *
 * @param first from ⊥, on the least value, in the head that looks for successors
 * @param successor on the successor, in the same head, averaged over the tokens of the answer whose successor is a value
 * @param equal on tokens equal to the query's own, in the head of repeats, over the same tokens
 */
public record KeyMass(double first, double successor, double equal) {
}
