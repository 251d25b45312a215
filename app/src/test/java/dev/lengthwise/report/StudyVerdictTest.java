package dev.lengthwise.report;

import static dev.lengthwise.report.Records.arm;
import static dev.lengthwise.report.Records.at100;
import static dev.lengthwise.report.Records.run;
import static dev.lengthwise.report.Records.scored;
import static dev.lengthwise.report.Records.study;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.PairedDifference.Verdict;
import dev.lengthwise.result.study.SeedScores;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.result.study.Threshold;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyVerdictTest {
    private static final Optional<Threshold> LEARNED = Optional.of(new Threshold(20, 0.95));

    /** Student's t at 2 degrees of freedom: the interval over three seeds is the mean ± 2.484 deviations. */
    @Test
    void aClearDifferenceIsToldWithItsInterval() {
        assertThat(StudyVerdict.of(study(at100("control", "", 100, 300, 200), at100("hint", "control", 800, 990, 910))))
                .isEqualTo("On unseen lengths, hint is above control at 100"
                        + " (+70.0 points, 95 % interval +67.5 to +72.5).");
        assertThat(StudyVerdict.of(study(at100("control", "", 100, 300, 200), at100("hint", "control", 0, 190, 110))))
                .isEqualTo("On unseen lengths, hint is below control at 100"
                        + " (−10.0 points, 95 % interval −12.5 to −7.5).");
    }

    @ParameterizedTest
    @CsvSource({"900 400 900", "40 260 0", "104 305 204"})
    void whatTheFindingsLeaveOpenIsLeftOpen(String right) {
        int[] numbers = List.of(right.split(" ")).stream().mapToInt(Integer::parseInt).toArray();
        StudyResult study = study(at100("control", "", 100, 300, 200), at100("hint", "control", numbers));
        assertThat(SeedScores.of(study).getLast().differences().getFirst().verdict()).isNotIn(Verdict.ABOVE,
                Verdict.BELOW);
        assertThat(StudyVerdict.of(study)).isEqualTo("On unseen lengths, hint is not clearly different from control.");
    }

    @Test
    void oneSeedIsCalledOneSeedAndTheSameIsCalledTheSame() {
        assertThat(StudyVerdict.of(study(at100("control", "", 100), at100("hint", "control", 900))))
                .isEqualTo("On unseen lengths, hint is above control at 100 (+80.0 points, one seed).");
        assertThat(StudyVerdict.of(study(at100("control", "", 0, 0), at100("hint", "control", 0, 0))))
                .isEqualTo("On unseen lengths, hint is the same as control.");
    }

    @Test
    void armsThatFareAlikeStandTogetherWhatIsAboveFirst() {
        assertThat(StudyVerdict.of(study(at100("control", "", 500, 500), at100("a", "control", 100, 100),
                at100("b", "control", 900, 900), at100("c", "control", 200, 200))))
                .isEqualTo("On unseen lengths, b is above control at 100 (+40.0 points, with every seed);"
                        + " a and c are below control at 100 (−40.0 and −30.0 points, with every seed).");
    }

    @Test
    void manyComparisonsAreCounted() {
        StudyResult study = study(at100("control", "", 500, 500), at100("a", "control", 100, 100),
                at100("b", "control", 900, 900), at100("c", "control", 500, 500), at100("d", "control", 300, 800));
        assertThat(StudyVerdict.of(study)).isEqualTo("On unseen lengths, of 4 comparisons with a control"
                + " 1 is above at some length (b against control); 1 is below at some length (a against control);"
                + " 2 show no clear difference.");
    }

    @Test
    void whoIsBehindOnTrainedLengthsIsNamed() {
        ArmResult control = arm("control", run(1, scored(20, 990), scored(100, 500)));
        ArmResult hint = arm("hint", "control", run(1, scored(20, 960), scored(100, 100)));
        assertThat(StudyVerdict.of(study(LEARNED, control, hint))).isEqualTo(
                "On unseen lengths, hint is below control at 100 (−40.0 points, one seed);"
                        + " hint is behind at the trained length 20 already.");
    }

    @Test
    void seedsThatMissTheThresholdAreCounted() {
        ArmResult control = arm("control", run(1, scored(20, 990), scored(100, 500)));
        ArmResult hint = arm("hint", "control", run(1, scored(20, 400), scored(100, 510)));
        assertThat(StudyVerdict.of(study(LEARNED, control, hint))).endsWith(
                "not clearly different from control; below 95 % exact match at length 20, which was trained on:"
                        + " 1 of 1 seed of hint.");
    }

    /** However clear a difference is: between models that did not learn their task it says little. */
    @Test
    void whereNoSeedReachesTheThresholdNothingIsLearned() {
        ArmResult control = arm("control", run(1, scored(20, 310), scored(100, 0)));
        ArmResult hint = arm("hint", "control", run(1, scored(20, 400), scored(100, 300)), run(2, "killed"));
        assertThat(StudyVerdict.of(study(LEARNED, control, hint))).isEqualTo(
                "Nothing is learned: no seed of any arm reaches 95 % exact match at length 20, which was trained on"
                        + " (best 40.0 %), so other lengths say little; 1 of 3 runs did not finish.");
    }

    @Test
    void withoutAControlEveryScoreIsToldWithItsInterval() {
        assertThat(StudyVerdict.of(study(at100("a", "", 0, 10), at100("b", "", 5)))).isEqualTo(
                "Exact match at length 100, the longest unseen one: a 0.50 % (95 % interval over seeds 0 to 6.9);"
                        + " b 0.50 % (95 % interval 0.21 to 1.2 over test inputs).");
    }

    @Test
    void withoutScoresNothingIsKnown() {
        assertThat(StudyVerdict.of(study(arm("a", run(1, "killed")), arm("b", run(1, "killed")))))
                .startsWith("No run was evaluated");
    }
}
