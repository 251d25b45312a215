package dev.lengthwise.evaluate;

/**
 * How one kind of decision went (method.md, Evaluation: the error taxonomy).
 *
 * @param total decisions of this kind, over all examples
 * @param wrong those that were wrong under teacher forcing
 * @param first those that were the first wrong decision of their example: these break exact match
 */
public record DecisionCount(long total, long wrong, long first) {
}
