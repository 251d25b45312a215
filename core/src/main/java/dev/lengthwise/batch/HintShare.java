package dev.lengthwise.batch;

import dev.lengthwise.task.Hint;
import dev.lengthwise.task.hint.HintConfig;

/**
 * A hint in the mixture.
 *
 * @param share the part of the first batch's examples that are this hint's
 * @param lastShare the part from {@code reached} on; in between it moves linearly
 * @param reached the step, from 0, at which it is {@code lastShare}; need not be whole
 * @param weight multiplies the weight its loss has by its share
 */
public record HintShare(Hint hint, double share, double lastShare, double reached, double weight) {

    /** A hint whose share stays as it is. */
    public HintShare(Hint hint, double share, double weight) {
        this(hint, share, share, 0, weight);
    }

    /**
     * A hint as a recipe has it.
     *
     * @param steps of the whole training; the last one is the one at which all of them are done
     */
    public static HintShare of(Hint hint, HintConfig config, int steps) {
        return new HintShare(hint, config.share(), config.lastShare(), config.until() * (steps - 1), config.weight());
    }

    /** The share at a step, from 0. */
    public double at(double step) {
        return step <= 0 ? share : step >= reached ? lastShare : share + (lastShare - share) * (step / reached);
    }
}
