package dev.lengthwise.construct.sort;

import dev.lengthwise.construct.Coordinate;
import dev.lengthwise.construct.Neuron;
import dev.lengthwise.construct.Subspace;
import dev.lengthwise.construct.Wiring;

/**
 * Select: the query's value v where copies of it are owed, else its successor.
 *
 * <p>The hidden unit of value v is {@code max(G · REPEAT_MEAN - 1/2 - G · Σ VALUE[u] - G · IS_SEPARATOR, 0)}, the sum over u ≠ v: nothing
 * unless the query is v and the mean above 1 / (2 G), half of its smallest margin 1 / G; G ≥ 2 n - 1. A mean above that margin makes it 1/2 at least, and {@link
 * #LOUDER} times that is more than a share of attention can be. Nothing large is subtracted from anything large.
 *
 * @param values VALUE, [Q]
 * @param separator is-⊥
 * @param mean REPEAT_MEAN
 * @param repeats REPEAT, [Q]
 */
record SelectStage(Subspace values, Coordinate separator, Coordinate mean, Subspace repeats) {
    private static final double LOUDER = 4;

    SelectStage {
        if (repeats.size() != values.size()) {
            throw new IllegalArgumentException(repeats.name() + " [" + repeats.size() + "] does not match "
                    + values.name() + " [" + values.size() + "]");
        }
    }

    /** G: a power of two, which no arithmetic rounds, at least 2 n - 1. */
    static double gain(int maxLength) {
        return Math.scalb(1.0, Math.getExponent(2.0 * maxLength - 1) + 1);
    }

    void mlp(Wiring wiring, int block, int maxLength) {
        double gain = gain(maxLength);
        for (int value = 0; value < values.size(); value++) {
            Neuron neuron = wiring.neuron(block).reads(mean, gain).reads(separator, -gain).constant(-0.5);
            for (int other = 0; other < values.size(); other++) {
                if (other != value) {
                    neuron.reads(values.at(other), -gain);
                }
            }
            neuron.writes(repeats.at(value), LOUDER);
        }
    }

    /** Adds to what the head of the sorted output says. */
    void logits(Wiring wiring, String head) {
        for (int value = 0; value < values.size(); value++) {
            wiring.logit(head, value, repeats.at(value), 1);
        }
    }
}
