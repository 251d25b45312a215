package dev.lengthwise.result.study;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An arm's exact match at one length over its seeds. Every seed that has a score counts; none is chosen.
 *
 * @param exact the shares of exact matches, one a seed
 * @param differences to the arm's controls in their order; without those that share no scored seed
 */
public record SeedScores(ArmResult arm, int length, Summary exact, List<PairedDifference> differences) {
    public SeedScores {
        differences = List.copyOf(differences);
    }

    /**
     * The scores of one arm at one length; empty where no seed has one.
     *
     * @param arms the arm's study, with its controls
     */
    public static Optional<SeedScores> of(ArmResult arm, int length, List<ArmResult> arms) {
        List<LengthResult> results = Head.main().results(arm, length);
        if (results.isEmpty()) {
            return Optional.empty();
        }
        List<PairedDifference> differences = arm.controls().stream()
                .flatMap(name -> arms.stream().filter(other -> other.name().equals(name)))
                .flatMap(control -> PairedDifference.of(arm, control, length).stream()).toList();
        return Optional.of(new SeedScores(arm, length, Measure.EXACT.over(results), differences));
    }

    /** The difference to one of the arm's controls; empty where they share no scored seed. */
    public Optional<PairedDifference> difference(String control) {
        return differences.stream().filter(found -> found.control().equals(control)).findFirst();
    }

    /** Every arm at every length, length by length, where there is a score. */
    public static List<SeedScores> of(StudyResult study) {
        List<SeedScores> scores = new ArrayList<>();
        for (int length : study.lengths()) {
            for (ArmResult arm : study.arms()) {
                of(arm, length, study.arms()).ifPresent(scores::add);
            }
        }
        return scores;
    }
}
