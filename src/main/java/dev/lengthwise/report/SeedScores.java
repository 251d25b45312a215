package dev.lengthwise.report;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An arm's exact match at one length over its seeds. Every seed that has a score counts; none is chosen.
 *
 * @param exact the shares of exact matches, one a seed
 * @param difference to the arm's control; empty where it has none, or none that shares a scored seed
 */
public record SeedScores(ArmResult arm, int length, Summary exact, Optional<PairedDifference> difference) {

    /**
     * The scores of one arm at one length; empty where no seed has one.
     *
     * @param arms the arm's study, with its control
     */
    public static Optional<SeedScores> of(ArmResult arm, int length, List<ArmResult> arms) {
        List<LengthResult> results = Head.main().results(arm, length);
        if (results.isEmpty()) {
            return Optional.empty();
        }
        Optional<PairedDifference> difference = arms.stream().filter(other -> other.name().equals(arm.control()))
                .findFirst().flatMap(control -> PairedDifference.of(arm, control, length));
        return Optional.of(new SeedScores(arm, length, Measure.EXACT.over(results), difference));
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
