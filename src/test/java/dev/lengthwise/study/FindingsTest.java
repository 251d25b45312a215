package dev.lengthwise.study;

import static dev.lengthwise.study.Results.arm;
import static dev.lengthwise.study.Results.failed;
import static dev.lengthwise.study.Results.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.report.ArmResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {
    private static final ArmResult CONTROL = arm("control", 100, 300);

    private static List<String> of(ArmResult... arms) {
        return Findings.of(List.of(arms), List.of(10, 20, 100), 20);
    }

    /** The same words for every direction; a difference is named only where every seed agrees. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "900 | 950 | 92.5 %, above control with each of 2 seeds (+65.0 to +80.0 points)",
            "40  | 60  | 5.0 %, below control with each of 2 seeds (-24.0 to -6.0 points)",
            "100 | 300 | 20.0 %, the same as control with each of 2 seeds",
            "150 | 250 | 20.0 %, no clear difference from control with each of 2 seeds (-5.0 to +5.0 points)",
            "900 | 300 | 60.0 %, no clear difference from control with each of 2 seeds (+0.0 to +80.0 points)"})
    void saysWhichWayTheSeedsFall(int first, int second, String words) {
        assertThat(of(CONTROL, arm("hint", first, second))).containsExactly(
                "Exact match at length 100, 5 times the longest trained on: control 20.0 %; hint " + words + ".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"900 | 90.0 %, above control with the one seed (+80.0 points)",
            "99 | 9.9 %, no clear difference from control with the one seed (-0.1 points)",
            "100 | 10.0 %, the same as control with the one seed"})
    void oneSeedIsNotCalledEverySeed(int correct, String words) {
        assertThat(of(arm("control", 100), arm("hint", correct))).singleElement().asString()
                .endsWith("hint " + words + ".");
    }

    @Test
    void everyArmIsComparedWithTheFirst() {
        assertThat(of(CONTROL, arm("count", 200, 400), arm("fill", 0, 0))).containsExactly(
                "Exact match at length 100, 5 times the longest trained on: control 20.0 %; count 30.0 %, above control"
                        + " with each of 2 seeds (+10.0 to +10.0 points); fill 0 %, below control with each of 2 seeds"
                        + " (-30.0 to -10.0 points).");
    }

    @Test
    void onlyPairsOfFinishedSeedsAreCompared() {
        ArmResult arm = arm("hint", List.of(run(1, 200), failed(2)));
        assertThat(of(CONTROL, arm)).containsExactly(
                "Exact match at length 100, 5 times the longest trained on: control 20.0 %; hint 20.0 %, above control"
                        + " with the one seed (+10.0 points).",
                "1 of 4 runs did not finish and have no numbers: hint seed 2 (failed: no luck).");
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

    @Test
    void anArmBehindOnTrainedLengthsIsSaidToBe() {
        assertThat(Findings.of(List.of(CONTROL, arm("hint", 10, 20), arm("tempered", 100, 310)), List.of(100), 100))
                .containsExactly(
                        "Exact match at length 100, which was trained on: control 20.0 %; hint 1.5 %, below control"
                                + " with each of 2 seeds (-28.0 to -9.0 points); tempered 20.5 %, no clear difference from control"
                                + " with each of 2 seeds (+0.0 to +1.0 points).",
                        "Behind control on trained lengths already, so what follows is not about length alone: hint.");
    }

    @Test
    void lengthsThatWereNotScoredAreNoFindings() {
        assertThat(Findings.of(List.of(CONTROL), List.of(5, 20), 20)).isEmpty();
        assertThat(Findings.of(List.of(CONTROL), List.of(100), 40)).containsExactly(
                "Exact match at length 100, 2.5 times the longest trained on: control 20.0 %.");
    }
}
