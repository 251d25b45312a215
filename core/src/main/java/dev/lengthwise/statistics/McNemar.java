package dev.lengthwise.statistics;

import java.util.BitSet;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * McNemar's exact test: two models answer the same inputs, and those count that one of them alone has right. If the models are equally
 * good, each of these is either's with probability 1/2.
 *
 * @param firstOnly inputs that the first alone has right
 * @param secondOnly inputs that the second alone has right
 * @param p of both sides; 1 where there is no such input
 */
public record McNemar(int firstOnly, int secondOnly, double p) {
    /**
     * Two models' outcomes.
     *
     * @param inputs how many there are, at least the length of each set
     */
    public static McNemar of(BitSet first, BitSet second, int inputs) {
        BitSet own = first.get(0, inputs);
        own.andNot(second);
        BitSet others = second.get(0, inputs);
        others.andNot(first);
        int a = own.cardinality();
        int b = others.cardinality();
        return new McNemar(a, b, a == b
                ? 1
                : Math.min(1, 2 * BinomialDistribution.of(a + b, 0.5).cumulativeProbability(Math.min(a, b))));
    }
}
