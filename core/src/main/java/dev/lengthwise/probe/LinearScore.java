package dev.lengthwise.probe;

import dev.lengthwise.statistics.Rate;
import java.util.Optional;

/**
 * What a linear probe reads off one place of the residual stream.
 *
 * @param hook where, named as TransformerLens does
 * @param trained on held-out inputs of the lengths it was trained on
 * @param longer on longer inputs
 * @param trainedShuffled the control: a probe that was trained on labels that were shuffled over positions, on the same held-out inputs
 * @param longerShuffled the control on longer inputs
 */
public record LinearScore(String hook, Quantity quantity, Score trained, Score longer, Score trainedShuffled,
        Score longerShuffled) {

    /**
     * A score on positions that the probe did not see in training.
     *
     * @param value accuracy for a class; R² for a number, which is 1 where all is read, 0 where no more than the mean of these
     *     positions is, and below 0 where less is
     * @param rate for a class the accuracy with its interval
     * @param positions scored
     */
    public record Score(double value, Optional<Rate> rate, long positions) {
    }
}
