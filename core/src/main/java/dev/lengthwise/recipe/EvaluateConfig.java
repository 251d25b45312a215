package dev.lengthwise.recipe;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The {@code evaluate} of a recipe. */
public record EvaluateConfig(
        @Key(value = "lengths that are scored, none twice; a range such as 5-8 or 10-100:10 stands for its lengths", absent = "[5, 10, 20, 30, 50, 100]") List<Integer> lengths,
        @Key(value = "examples of each length", absent = "1000", allowed = "at least 1") int samples,
        @Key(value = "part of all inputs that is kept out of training; test inputs are drawn only from it; with 0 both are drawn from all", absent = "0", allowed = "0 to below 1") double heldOut,
        @Key(value = "draws the test inputs: the same for every arm and seed of a study, so that differences are paired", absent = "2310") long seed,
        @Key(value = "steps between two scorings during training; they are for people to look at, nothing is chosen by them; 0 is never", absent = "0", allowed = "at least 0; 0 is never") int every,
        @Key(value = "examples of each length in such a scoring: the first ones of the test inputs", absent = ""
                + EvaluateConfig.EVERY_SAMPLES, allowed = "at least 1") int everySamples) {
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
        Keys.check(EvaluateConfig.class, lengths, samples, heldOut, seed, every, everySamples);
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
