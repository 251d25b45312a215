package dev.lengthwise.result.study;

import dev.lengthwise.statistics.AdjustedP;
import dev.lengthwise.statistics.MeanTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The p values of a study's differences, by themselves and adjusted for their number: every arm against each of its controls at every
 * length is one of the family.
 */
public final class StudyTests {
    private final Map<Which, AdjustedP> t;
    private final Map<Which, AdjustedP> signFlips;

    private record Which(String arm, int length, String control) {
    }

    private record Found(Which which, double p) {
    }

    private StudyTests(List<Found> t, List<Found> signFlips) {
        this.t = adjusted(t);
        this.signFlips = adjusted(signFlips);
    }

    /** Of all scores of a study. */
    public static StudyTests of(List<SeedScores> all) {
        List<Found> t = new ArrayList<>();
        List<Found> signFlips = new ArrayList<>();
        for (SeedScores scores : all) {
            for (PairedDifference difference : scores.differences()) {
                Which which = new Which(scores.arm().name(), scores.length(), difference.control());
                difference.test().map(MeanTest::p).ifPresent(p -> t.add(new Found(which, p)));
                difference.signFlips().ifPresent(test -> signFlips.add(new Found(which, test.p())));
            }
        }
        return new StudyTests(t, signFlips);
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
    public Optional<AdjustedP> t(SeedScores scores, String control) {
        return Optional.ofNullable(t.get(new Which(scores.arm().name(), scores.length(), control)));
    }

    /** Of all signs that the seeds' differences could have; empty for one seed and where nothing differs. */
    public Optional<AdjustedP> signFlips(SeedScores scores, String control) {
        return Optional.ofNullable(signFlips.get(new Which(scores.arm().name(), scores.length(), control)));
    }
}
