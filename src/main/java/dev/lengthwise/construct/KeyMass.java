package dev.lengthwise.construct;

/**
 * The weight on the right key, averaged over the tokens of the answer whose successor is a value.
 *
 * @param successor on the successor, in the head that looks for it
 * @param equal on tokens equal to the query's own, in the head of repeats
 */
public record KeyMass(double successor, double equal) {
}
