package dev.lengthwise.result.study;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.text.Counted;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a seed has to reach on a length of training, or what it does beyond is not about length alone. It only marks seeds: those
 * that miss it count in every mean.
 *
 * @param length a length of training
 * @param exact least share of exact matches, above 0, at most 1
 */
public record Threshold(@Key(value = "a length of training", allowed = "at least 1") int length,
        @Key(value = "least share of exact matches", allowed = "above 0 and at most 1") double exact) {
    /** The exact match from which on a length of training counts as learned, unless a study says otherwise. */
    public static final double LEARNED = 0.95;

    public Threshold {
        Keys.check(Threshold.class, length, exact);
    }

    /**
     * An arm's seeds, each in one of the lists.
     *
     * @param reached the threshold
     * @param below it
     * @param unscored runs that did not come as far as a score at its length
     */
    public record Seeds(@Key("seeds that reached the threshold") List<Long> reached,
            @Key("seeds below it") List<Long> below,
            @Key("seeds without a score at its length") List<Long> unscored) {
        public Seeds {
            reached = List.copyOf(reached);
            below = List.copyOf(below);
            unscored = List.copyOf(unscored);
        }

        /** {@code 1 of 3 seeds, not seed 12, no score for seed 13}. */
        public String words() {
            int all = reached.size() + below.size() + unscored.size();
            return reached.size() + " of " + Counted.of(all, "seed")
                    + (below.isEmpty() ? "" : ", not " + named(below))
                    + (unscored.isEmpty() ? "" : ", no score for " + named(unscored));
        }

        private static String named(List<Long> seeds) {
            return (seeds.size() == 1 ? "seed " : "seeds ")
                    + seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
    }

    /** Which of an arm's seeds reached this. */
    public Seeds seeds(ArmResult arm) {
        List<Long> reached = new ArrayList<>();
        List<Long> below = new ArrayList<>();
        List<Long> unscored = new ArrayList<>();
        for (RunResult run : arm.runs()) {
            Optional<LengthResult> result = Head.main().result(run, length);
            (result.isEmpty() ? unscored : result.get().exact().rate() >= exact ? reached : below).add(run.seed());
        }
        return new Seeds(reached, below, unscored);
    }

    /** {@code Reached 95 % exact match at length 20, which was trained on: } each arm with its seeds. */
    public String words(List<ArmResult> arms) {
        return "Reached " + share() + " exact match at length " + length + ", which was trained on: "
                + arms.stream().map(arm -> arm.name() + " " + seeds(arm).words()).collect(Collectors.joining("; "))
                + ". Every seed with a score counts in every mean.";
    }

    /** What stands beside a seed that missed it: {@code below 95 % at length 20}; empty for others. */
    public Optional<String> mark(RunResult run) {
        return Head.main().result(run, length).filter(result -> result.exact().rate() < exact)
                .map(_ -> "below " + share() + " at length " + length);
    }

    /** The same where the length is said elsewhere: {@code below 95 %}. */
    public Optional<String> shortMark(RunResult run) {
        return mark(run).map(_ -> "below " + share());
    }

    /** {@code 95 % exact match at length 20}. */
    public String aim() {
        return share() + " exact match at length " + length;
    }

    private String share() {
        return Percent.of(exact).replaceFirst("\\.0$", "") + " %";
    }
}
