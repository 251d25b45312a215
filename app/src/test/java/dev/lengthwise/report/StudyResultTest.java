package dev.lengthwise.report;

import static dev.lengthwise.report.Records.arm;
import static dev.lengthwise.report.Records.run;
import static dev.lengthwise.report.Records.scored;
import static dev.lengthwise.report.Records.study;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lengthwise.result.run.LossCurve;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Threshold;
import dev.lengthwise.task.TrainedLengths;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StudyResultTest {
    @Test
    void gathersTheLengthsOfAllRuns() {
        assertThat(study(arm("a", run(1, scored(50, 1), scored(5, 1))), arm("b", run(1, scored(10, 1)))).lengths())
                .containsExactly(5, 10, 50);
    }

    @Test
    void isASingleRunWithOneArmAndOneSeed() {
        assertThat(study(arm("a", run(1))).isSingleRun()).isTrue();
        assertThat(study(arm("a", run(1), run(2))).isSingleRun()).isFalse();
        assertThat(study(arm("a", run(1)), arm("b", run(1))).isSingleRun()).isFalse();
    }

    @Test
    void refusesWhatCannotBeToldApart() {
        assertThatThrownBy(() -> study()).hasMessage("study A study has no arms");
        assertThatThrownBy(() -> study(arm("a", run(1)), arm("a", run(2)))).hasMessage("study A study has arm a twice");
        assertThatThrownBy(() -> arm("a", run(7), run(7))).hasMessage("arm a has seed 7 twice");
        assertThatThrownBy(() -> arm("a")).hasMessage("arm a has no runs");
    }

    @Test
    void anArmsControlIsAnotherArmOfTheStudy() {
        assertThat(study(arm("a", run(1)), arm("b", "a", run(1))).arms().getLast().controls()).containsExactly("a");
        assertThatThrownBy(() -> study(arm("a", run(1)), arm("b", "c", run(1))))
                .hasMessage("arm b has control c, which is not one of a, b");
        assertThatThrownBy(() -> arm("a", "a", run(1))).hasMessage("arm a is its own control");
    }

    /** No seed is marked by what it does at unseen lengths. */
    @Test
    void theThresholdIsAtALengthOfTraining() {
        assertThat(study(Optional.of(new Threshold(20, 0.95)), arm("a", run(1))).threshold()).isPresent();
        assertThatThrownBy(() -> study(Optional.of(new Threshold(21, 0.95)), arm("a", run(1))))
                .hasMessage("threshold at length 21 is beyond the lengths 2 to 20 that arm a was trained on");
    }

    @Test
    void theThresholdIsNeitherBelowNorBetweenTheLengthsOfAnyArm() {
        ArmResult gap = Records.trainedOn(TrainedLengths.from(5, 5).or(TrainedLengths.from(20, 20)),
                arm("b", run(1)));
        assertThat(study(Optional.of(new Threshold(20, 0.95)), arm("a", run(1)), gap).threshold()).isPresent();
        assertThatThrownBy(() -> study(Optional.of(new Threshold(10, 0.95)), arm("a", run(1)), gap))
                .hasMessage("threshold at length 10 is between the lengths 5, 20 that arm b was trained on");
        assertThatThrownBy(() -> study(Optional.of(new Threshold(4, 0.95)), arm("a", run(1)), gap))
                .hasMessage("threshold at length 4 is below the lengths 5, 20 that arm b was trained on");
    }

    @Test
    void refusesALossThatGoesBack() {
        assertThatThrownBy(
                () -> new LossCurve("sort", List.of(new LossCurve.Point(20, 1), new LossCurve.Point(20, 1))))
                .hasMessage("loss of sort: step 20 follows step 20");
    }
}
