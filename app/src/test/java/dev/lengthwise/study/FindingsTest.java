package dev.lengthwise.study;

import static dev.lengthwise.study.Results.arm;
import static dev.lengthwise.study.Results.failed;
import static dev.lengthwise.study.Results.run;
import static dev.lengthwise.study.Results.study;
import static dev.lengthwise.study.Results.trainedOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Finding;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.result.study.Threshold;
import dev.lengthwise.task.TrainedLengths;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {
    private static final String FAR = "Exact match at length 100, 5 times the longest trained on: ";
    private static final ArmResult CONTROL = arm("control", 100, 300, 200);

    private static List<String> of(ArmResult... arms) {
        return texts(study(20, Optional.empty(), arms), List.of(10, 20, 100));
    }

    private static List<String> texts(StudyResult study, List<Integer> lengths) {
        return Findings.of(study, lengths).stream().map(Finding::text).toList();
    }

    /** The same words for every direction. Three seeds: the interval over seeds is the mean ± 2.484 deviations. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "800 990 910 | 90.0 | Above (95 % interval over seeds): hint against control +70.0 points (+67.5 to +72.5).",
            "0 190 110   | 10.0 | Below (95 % interval over seeds): hint against control -10.0 points (-12.5 to -7.5).",
            "900 400 900 | 73.3 | Above with each seed, though the interval over seeds includes 0 (95 % interval over"
                    + " seeds): hint against control +53.3 points (-40.7 to +100; seeds +10.0 to +80.0).",
            "40 260 0    | 10.0 | No clear difference (95 % interval over seeds): hint against control -10.0 points"
                    + " (-31.7 to +11.7).",
            "100 300 200 | 20.0 | The same with each seed: hint as control.",
            "104 305 204 | 20.4 | No clear difference, as other test inputs could undo it (95 % interval over seeds):"
                    + " hint against control +0.43 points (+0.29 to +0.58).",
            "400 600 500 | 50.0 | Above: hint against control +30.0 points with every seed."})
    void saysWhichWayTheSeedsFall(String correct, String mean, String words) {
        int[] numbers = Arrays.stream(correct.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
        assertThat(Findings.of(study(20, Optional.empty(), CONTROL, arm("hint", numbers)), List.of(100)))
                .containsExactly(new Finding(FAR + "control 20.0 %; hint " + mean + " %.", List.of(words)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"900 | Above: hint against control +80.0 points (one seed).",
            "10 | Below: hint against control -9.0 points (one seed).",
            "99 | No clear difference: hint against control -0.10 points (one seed).",
            "100 | The same with each seed: hint as control (one seed)."})
    void oneSeedIsNotCalledEverySeed(int correct, String words) {
        assertThat(of(arm("control", 100), arm("hint", correct))).singleElement().asString().endsWith(" %. " + words);
    }

    @Test
    void everyArmIsComparedWithItsOwnControl() {
        ArmResult constant = arm("constant", 200, 400, 300);
        ArmResult tempered = new ArmResult("tempered", "", List.of("constant"), Results.TRAINED, "",
                arm("tempered", 0, 200, 100).runs());
        ArmResult alone = new ArmResult("alone", "", List.of(), Results.TRAINED, "",
                arm("alone", 1000, 1000, 1000).runs());
        assertThat(of(CONTROL, constant, tempered, alone)).containsExactly(FAR
                + "control 20.0 %; constant 30.0 %; tempered 10.0 %; alone 100 %."
                + " Above: constant against control +10.0 points with every seed."
                + " Below: tempered against constant -20.0 points with every seed.");
    }

    @Test
    void anArmWithSeveralControlsIsComparedWithEach() {
        ArmResult shuffled = arm("shuffled", 100, 290, 210);
        ArmResult hint = new ArmResult("hint", "", List.of("control", "shuffled", "missing"), Results.TRAINED, "",
                arm("hint", 0, 190, 110).runs());
        ArmResult missing = arm("missing", List.of(failed(1)));
        List<Finding> findings = Findings.of(study(100, Optional.empty(), CONTROL, shuffled, hint, missing),
                List.of(100));
        assertThat(findings.get(0).lead()).endsWith("hint 10.0 %; missing has no finished run.");
        assertThat(findings.get(0).details()).contains(
                "Below (95 % interval over seeds): hint against control -10.0 points (-12.5 to -7.5),"
                        + " against shuffled -10.0 points with every seed.",
                "Without a finished seed to compare with: hint missing.");
        assertThat(findings.get(1).text()).endsWith("not about length alone: hint (behind control and shuffled).");
    }

    @Test
    void onlyPairsOfFinishedSeedsAreCompared() {
        ArmResult arm = arm("hint", List.of(run(1, 200), failed(2)));
        assertThat(of(CONTROL, arm)).containsExactly(
                FAR + "control 20.0 %; hint 20.0 %. Above: hint against control +10.0 points (one seed).",
                "1 of 5 runs did not finish and has no numbers: hint seed 2 (failed: no luck).");
    }

    @Test
    void anArmWithoutNumbersIsNotPassedOver() {
        assertThat(of(CONTROL, arm("hint", List.of(failed(1))))).first().asString()
                .endsWith("control 20.0 %; hint has no finished run.");
        assertThat(of(arm("control", List.of(failed(1))), arm("hint", 500))).first().asString()
                .endsWith(
                        "control has no finished run; hint 50.0 %. Without a finished seed to compare with: hint control.");
        assertThat(of(arm("control", List.of(run(1, 100), failed(2))), arm("hint", List.of(failed(1), run(2, 500)))))
                .first().asString()
                .endsWith("control 10.0 %; hint 50.0 %. Without a finished seed to compare with: hint control.");
    }

    /** 15, 30 and 20 of 1000 against 100, 300 and 200: below with each seed, though unevenly. */
    @Test
    void anArmBehindOnTrainedLengthsIsSaidToBe() {
        List<String> findings = texts(study(100, Optional.empty(), CONTROL, arm("hint", 15, 30, 20),
                arm("tempered", 101, 310, 199), arm("count", 0, 200, 100)), List.of(100));
        assertThat(findings).hasSize(2);
        assertThat(findings.getFirst()).startsWith("Exact match at length 100, which was trained on: control 20.0 %; ")
                .contains("Below with each seed, though the interval over seeds includes 0 (95 % interval over seeds): "
                        + "hint against control -17.8 points (");
        assertThat(findings.getLast())
                .isEqualTo("Behind on trained lengths already, so what follows is not about length"
                        + " alone: hint (behind control), count (behind control).");
    }

    private static StudyResult apart(ArmResult... arms) {
        return new StudyResult("", "", List.of(), Optional.empty(), List.of(arms), List.of(), ResultManifest.UNKNOWN);
    }

    /** The hint is behind at a length that it was not trained on: that is no reason to look away from the others. */
    @Test
    void aLengthThatNotEveryArmWasTrainedOnIsSaidToBe() {
        assertThat(texts(apart(CONTROL, trainedOn(TrainedLengths.from(2, 50), arm("hint", 15, 30, 20))), List.of(100)))
                .singleElement().asString().startsWith("Exact match at length 100, trained for control; beyond for"
                        + " hint: control 20.0 %; hint 2.2 %.");
        assertThat(texts(apart(trainedOn(TrainedLengths.from(200, 300), CONTROL),
                trainedOn(TrainedLengths.from(2, 50), arm("hint", 15, 30, 20))), List.of(100))).singleElement()
                .asString().startsWith("Exact match at length 100, below for control; beyond for hint: ");
    }

    @Test
    void lengthsBelowAndBetweenAreUnseenToo() {
        TrainedLengths far = TrainedLengths.from(200, 200);
        assertThat(texts(apart(trainedOn(far, CONTROL)), List.of(100, 200))).containsExactly(
                "Exact match at length 100, unseen, below the trained 200: control 20.0 %.");
        TrainedLengths gap = TrainedLengths.from(2, 20).or(far);
        assertThat(texts(apart(trainedOn(gap, CONTROL)), List.of(100))).containsExactly(
                "Exact match at length 100, unseen, between the trained 2 to 20, 200: control 20.0 %.");
    }

    @Test
    void anArmThatIsNotTestedAtALengthHasFinishedRunsAllTheSame() {
        StudyResult study = study(20, Optional.empty(), CONTROL, arm("hint", List.of(failed(1))));
        assertThat(texts(study, List.of(150))).first().asString()
                .endsWith("control is not tested there; hint has no finished run.");
    }

    @Test
    void saysFirstWhichSeedsReachedTheThreshold() {
        assertThat(texts(study(100, Optional.of(new Threshold(100, 0.25)), CONTROL,
                arm("hint", List.of(run(1, 900), failed(2)))), List.of(100))).first().isEqualTo(
                        "Reached 25 % exact match at length 100, which was trained on: control 1 of 3 seeds, not seeds 1, 3;"
                                + " hint 1 of 2 seeds, no score for seed 2. Every seed with a score counts in every mean.");
    }

    @Test
    void lengthsThatWereNotScoredAreNoFindings() {
        assertThat(texts(study(20, Optional.empty(), CONTROL), List.of(5, 20))).isEmpty();
        assertThat(texts(study(40, Optional.empty(), CONTROL), List.of(100))).containsExactly(
                "Exact match at length 100, 2.5 times the longest trained on: control 20.0 %.");
    }
}
