package dev.lengthwise.recipe;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The {@code evaluate} of a recipe.
 *
 * @param lengths the lengths that are scored, each at least 1 and none twice
 * @param samples examples a length
 * @param heldOut share of all inputs, 0 to below 1, that training never sees and tests are drawn from alone, see
 *     {@link dev.lengthwise.task.SplitTask}; with 0 both draw from all
 * @param seed draws the test inputs: the same for every arm and seed of a study, so that differences are paired
 * @param every steps between two scorings while a run trains, for people to look at; 0 is never. Nothing is chosen by them
 * @param everySamples examples a length of each of these: the first ones of the test's
 */
public record EvaluateConfig(List<Integer> lengths, int samples, double heldOut, long seed, int every,
        int everySamples) {
    static final int EVERY_SAMPLES = 200;

    public EvaluateConfig {
        lengths = List.copyOf(lengths);
        if (lengths.isEmpty()) {
            throw new IllegalArgumentException("lengths is empty");
        }
        Set<Integer> seen = new HashSet<>();
        for (int length : lengths) {
            if (length < 1) {
                throw new IllegalArgumentException("lengths has " + length + ", which is below 1");
            }
            if (!seen.add(length)) {
                throw new IllegalArgumentException("lengths has " + length + " twice");
            }
        }
        if (samples < 1) {
            throw new IllegalArgumentException("samples " + samples + " is below 1");
        }
        if (!(heldOut >= 0 && heldOut < 1)) {
            throw new IllegalArgumentException("heldOut " + heldOut + " is not 0 to below 1");
        }
        if (every < 0) {
            throw new IllegalArgumentException("every " + every + " is below 0; 0 is never");
        }
        if (everySamples < 1) {
            throw new IllegalArgumentException("everySamples " + everySamples + " is below 1");
        }
    }

    /** Without scores while a run trains. */
    public EvaluateConfig(List<Integer> lengths, int samples, double heldOut, long seed) {
        this(lengths, samples, heldOut, seed, 0, EVERY_SAMPLES);
    }

    /** Without inputs that are held out. */
    public EvaluateConfig(List<Integer> lengths, int samples, long seed) {
        this(lengths, samples, 0, seed);
    }
}
