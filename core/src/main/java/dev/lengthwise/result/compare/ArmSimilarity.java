package dev.lengthwise.result.compare;

import dev.lengthwise.key.Key;
import dev.lengthwise.probe.SimilarityResult;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * How alike the representations of a study's runs are, at one or more input lengths.
 *
 * @param runs what was compared, in the order of the results' models
 * @param lengths one result a length, ascending
 */
public record ArmSimilarity(List<Compared> runs, List<SimilarityResult> lengths) {
    /** Stands for an arm: untrained models, as their seeds make them. */
    public static final String UNTRAINED = "before training";

    /**
     * A run whose model was compared.
     *
     * @param arm an arm's name or {@link #UNTRAINED}
     * @param parameterHash names the parameters that were compared; empty for an untrained model, which arm and seed name
     */
    public record Compared(@Key("an arm's name, or before training") String arm, @Key("the run's seed") long seed,
            @Key("names the parameters; empty for an untrained model") String parameterHash) {
        public boolean trained() {
            return !arm.equals(UNTRAINED);
        }
    }

    /** Which pairs of runs are meant. */
    public enum Pairs {
        /** Two trainings whose weights started apart and that read different examples. */
        OTHER_SEEDS,
        /** Two trainings that started from the same weights of the trunk. */
        SAME_SEED
    }

    public ArmSimilarity {
        runs = List.copyOf(runs);
        lengths = List.copyOf(lengths);
        for (SimilarityResult result : lengths) {
            if (result.models() != runs.size()) {
                throw new IllegalArgumentException("length " + result.length() + " is about " + result.models()
                        + " models, expected the " + runs.size() + " runs");
            }
        }
    }

    /** The arms, in the order of the runs; {@link #UNTRAINED} is one of them. */
    public List<String> arms() {
        return runs.stream().map(Compared::arm).distinct().toList();
    }

    /** Whether any arm has two seeds: without, there is nothing to judge a value by. */
    public boolean hasBaseline() {
        return runs.stream().anyMatch(run -> run.trained()
                && runs.stream().anyMatch(other -> other.arm().equals(run.arm()) && other.seed() != run.seed()));
    }

    /** The values of all pairs of a run of one arm and a run of the other, or of two runs of the same arm; without those that are NaN. */
    public DoubleSummaryStatistics between(SimilarityResult.Layer layer, String arm, String other, Pairs pairs) {
        DoubleSummaryStatistics values = new DoubleSummaryStatistics();
        for (int first = 0; first < runs.size(); first++) {
            for (int second = 0; second < runs.size(); second++) {
                boolean once = !arm.equals(other) || first < second;
                if (once && runs.get(first).arm().equals(arm) && runs.get(second).arm().equals(other)
                        && (runs.get(first).seed() == runs.get(second).seed()) == (pairs == Pairs.SAME_SEED)
                        && !Double.isNaN(layer.between(first, second))) {
                    values.accept(layer.between(first, second));
                }
            }
        }
        return values;
    }
}
