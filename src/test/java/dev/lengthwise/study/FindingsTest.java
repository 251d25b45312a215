package dev.lengthwise.study;

import static dev.lengthwise.study.Results.arm;
import static dev.lengthwise.study.Results.failed;
import static dev.lengthwise.study.Results.run;
import static dev.lengthwise.study.Results.study;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.report.ArmResult;
import dev.lengthwise.report.Threshold;
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
        return Findings.of(study(20, Optional.empty(), arms), List.of(10, 20, 100));
    }

    /** The same words for every direction. Three seeds: the interval over seeds is the mean ± 2.484 deviations. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "800 990 910 | 90.0 %, above control (+70.0 points, 95 % interval over seeds +67.5 to +72.5)",
            "0 190 110   | 10.0 %, below control (-10.0 points, 95 % interval over seeds -12.5 to -7.5)",
            "900 400 900 | 73.3 %, above control with each of 3 seeds, though the interval over seeds includes 0"
                    + " (+53.3 points, 95 % interval over seeds -40.7 to +100, seeds +10.0 to +80.0)",
            "40 260 0    | 10.0 %, no clear difference from control"
                    + " (-10.0 points, 95 % interval over seeds -31.7 to +11.7)",
            "100 300 200 | 20.0 %, the same as control with each of 3 seeds",
            "104 305 204 | 20.4 %, no clear difference from control, as other test inputs could undo it"
                    + " (+0.43 points, 95 % interval over seeds +0.29 to +0.58)",
            "400 600 500 | 50.0 %, above control (+30.0 points with every seed)"})
    void saysWhichWayTheSeedsFall(String correct, String words) {
        int[] numbers = Arrays.stream(correct.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
        assertThat(of(CONTROL, arm("hint", numbers))).containsExactly(FAR + "control 20.0 %; hint " + words + ".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"900 | 90.0 %, above control with the one seed (+80.0 points)",
            "10 | 1.0 %, below control with the one seed (-9.0 points)",
            "99 | 9.9 %, no clear difference from control with the one seed (-0.10 points)",
            "100 | 10.0 %, the same as control with the one seed"})
    void oneSeedIsNotCalledEverySeed(int correct, String words) {
        assertThat(of(arm("control", 100), arm("hint", correct))).singleElement().asString()
                .endsWith("hint " + words + ".");
    }

    @Test
    void everyArmIsComparedWithItsOwnControl() {
        ArmResult constant = arm("constant", 200, 400, 300);
        ArmResult tempered = new ArmResult("tempered", "", List.of("constant"), "",
                arm("tempered", 0, 200, 100).runs());
        ArmResult alone = new ArmResult("alone", "", List.of(), "", arm("alone", 1000, 1000, 1000).runs());
        assertThat(of(CONTROL, constant, tempered, alone)).containsExactly(FAR
                + "control 20.0 %; constant 30.0 %, above"
                + " control (+10.0 points with every seed); tempered 10.0 %, below constant (-20.0 points with every seed);"
                + " alone 100 %.");
    }

    @Test
    void anArmWithSeveralControlsIsComparedWithEach() {
        ArmResult shuffled = arm("shuffled", 100, 290, 210);
        ArmResult hint = new ArmResult("hint", "", List.of("control", "shuffled", "missing"), "",
                arm("hint", 0, 190, 110).runs());
        ArmResult missing = arm("missing", List.of(failed(1)));
        List<String> findings = Findings.of(study(100, Optional.empty(), CONTROL, shuffled, hint, missing),
                List.of(100));
        assertThat(findings.get(0)).endsWith("hint 10.0 %, below control (-10.0 points, 95 % interval over seeds -12.5"
                + " to -7.5), below shuffled (-10.0 points with every seed), without a finished seed to compare with"
                + " missing; missing has no finished run.");
        assertThat(findings.get(1)).endsWith("not about length alone: hint (behind control and shuffled).");
    }

    @Test
    void onlyPairsOfFinishedSeedsAreCompared() {
        ArmResult arm = arm("hint", List.of(run(1, 200), failed(2)));
        assertThat(of(CONTROL, arm)).containsExactly(
                FAR + "control 20.0 %; hint 20.0 %, above control with the one seed (+10.0 points).",
                "1 of 5 runs did not finish and have no numbers: hint seed 2 (failed: no luck).");
    }

    @Test
    void anArmWithoutNumbersIsNotPassedOver() {
        assertThat(of(CONTROL, arm("hint", List.of(failed(1))))).first().asString()
                .endsWith("control 20.0 %; hint has no finished run.");
        assertThat(of(arm("control", List.of(failed(1))), arm("hint", 500))).first().asString()
                .endsWith("control has no finished run; hint 50.0 %, without a finished seed to compare with control.");
        assertThat(of(arm("control", List.of(run(1, 100), failed(2))), arm("hint", List.of(failed(1), run(2, 500)))))
                .first().asString()
                .endsWith("control 10.0 %; hint 50.0 %, without a finished seed to compare with control.");
    }

    /** 15, 30 and 20 of 1000 against 100, 300 and 200: below with each seed, though unevenly. */
    @Test
    void anArmBehindOnTrainedLengthsIsSaidToBe() {
        List<String> findings = Findings.of(study(100, Optional.empty(), CONTROL, arm("hint", 15, 30, 20),
                arm("tempered", 101, 310, 199), arm("count", 0, 200, 100)), List.of(100));
        assertThat(findings).hasSize(2);
        assertThat(findings.getFirst()).startsWith("Exact match at length 100, which was trained on: control 20.0 %; ")
                .contains(
                        "hint 2.2 %, below control with each of 3 seeds, though the interval over seeds includes 0 (");
        assertThat(findings.getLast())
                .isEqualTo("Behind on trained lengths already, so what follows is not about length"
                        + " alone: hint (behind control), count (behind control).");
    }

    @Test
    void saysFirstWhichSeedsReachedTheThreshold() {
        assertThat(Findings.of(study(100, Optional.of(new Threshold(100, 0.25)), CONTROL,
                arm("hint", List.of(run(1, 900), failed(2)))), List.of(100))).first().isEqualTo(
                        "Reached 25 % exact match at length 100, which was trained on: control 1 of 3 seeds, not seeds 1, 3;"
                                + " hint 1 of 2 seeds, no score for seed 2. Every seed with a score counts in every mean.");
    }

    @Test
    void lengthsThatWereNotScoredAreNoFindings() {
        assertThat(Findings.of(study(20, Optional.empty(), CONTROL), List.of(5, 20))).isEmpty();
        assertThat(Findings.of(study(40, Optional.empty(), CONTROL), List.of(100))).containsExactly(
                "Exact match at length 100, 2.5 times the longest trained on: control 20.0 %.");
    }
}
