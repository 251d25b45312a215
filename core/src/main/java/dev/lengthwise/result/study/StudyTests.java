package dev.lengthwise.result.study;

import dev.lengthwise.statistics.AdjustedP;
import dev.lengthwise.statistics.MeanTest;
import dev.lengthwise.statistics.Pairs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The p values of a family of differences, by themselves and adjusted for their number: of exact match, every arm against each of its
 * controls at every length; of n50, every arm against each of its controls.
 */
public final class StudyTests {
    private final Map<Which, AdjustedP> t;
    private final Map<Which, AdjustedP> signFlips;

    /** @param length 0 where a difference is not about one */
    private record Which(String arm, int length, String control) {
    }

    private record Found(Which which, double p) {
    }

    private record Tested(Which which, Pairs pairs) {
    }

    private StudyTests(List<Tested> family) {
        List<Found> byT = new ArrayList<>();
        List<Found> bySigns = new ArrayList<>();
        for (Tested tested : family) {
            tested.pairs().t().map(MeanTest::p).ifPresent(p -> byT.add(new Found(tested.which(), p)));
            tested.pairs().signFlips().ifPresent(test -> bySigns.add(new Found(tested.which(), test.p())));
        }
        this.t = adjusted(byT);
        this.signFlips = adjusted(bySigns);
    }

    /** Of exact match. */
    public static StudyTests of(List<SeedScores> all) {
        List<Tested> family = new ArrayList<>();
        for (SeedScores scores : all) {
            scores.differences().forEach(difference -> family.add(new Tested(
                    new Which(scores.arm().name(), scores.length(), difference.control()), difference.values())));
        }
        return new StudyTests(family);
    }

    /** Of n50, by its logarithm, where it is a number for every seed. */
    public static StudyTests ofN50(List<N50Seeds> all) {
        List<Tested> family = new ArrayList<>();
        for (N50Seeds seeds : all) {
            seeds.differences().forEach(difference -> difference.log2().ifPresent(
                    pairs -> family.add(new Tested(new Which(seeds.arm().name(), 0, difference.control()), pairs))));
        }
        return new StudyTests(family);
    }

    private static Map<Which, AdjustedP> adjusted(List<Found> family) {
        List<AdjustedP> all = AdjustedP.of(family.stream().mapToDouble(Found::p).toArray());
        Map<Which, AdjustedP> adjusted = new HashMap<>();
        for (int i = 0; i < family.size(); i++) {
            adjusted.put(family.get(i).which(), all.get(i));
        }
        return adjusted;
    }

    /** Of Student's t over the seeds' differences; empty for one seed and where they are all the same. */
    public Optional<AdjustedP> t(String arm, int length, String control) {
        return Optional.ofNullable(t.get(new Which(arm, length, control)));
    }

    /** Of all signs that the seeds' differences could have; empty for one seed and where nothing differs. */
    public Optional<AdjustedP> signFlips(String arm, int length, String control) {
        return Optional.ofNullable(signFlips.get(new Which(arm, length, control)));
    }
}
