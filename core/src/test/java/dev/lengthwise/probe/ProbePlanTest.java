package dev.lengthwise.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.task.TrainedLengths;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbePlanTest {
    private static final TrainedLengths PAPER = TrainedLengths.from(2, 20);
    private static final TrainedLengths FIFTY = TrainedLengths.from(50, 50);

    private static String linear(TrainedLengths trained, Integer... lengths) {
        return new ProbePlan(List.of(lengths), List.of(5), 10, 1, trained, List.of(List.of(1, 2)), List.of()).linear()
                .toString();
    }

    @Test
    void linearProbesAreTestedBeyondTheLengthsTheyAreTrainedOn() {
        assertThat(linear(PAPER, 20, 100)).isEqualTo("2 to 20");
        assertThat(linear(PAPER, 5, 100)).isEqualTo("2 to 20");
        assertThat(linear(PAPER, 50, 100)).isEqualTo("2 to 20");
        assertThat(linear(TrainedLengths.from(1, 2000), 20, 100)).isEqualTo("2 to 20");
        assertThat(linear(TrainedLengths.from(1, 2000), 2000, 100)).isEqualTo("2 to 100");
    }

    @Test
    void ofOneLengthThereIsNothingBeyond() {
        assertThat(linear(PAPER, 10)).isEqualTo("2 to 20");
        assertThat(linear(PAPER, 100)).isEqualTo("2 to 20");
    }

    @Test
    void theyAreTrainedOnNoLengthThatTrainingLeftOut() {
        assertThat(linear(FIFTY, 50, 100)).isEqualTo("50");
        assertThat(linear(PAPER.or(FIFTY), 50, 100)).isEqualTo("2 to 20, 50");
        assertThat(linear(PAPER.or(FIFTY), 30, 50)).isEqualTo("2 to 20");
        assertThat(linear(FIFTY, 10, 25)).isEqualTo("2 to 10"); // where training had none, all
        assertThat(linear(TrainedLengths.from(1, 1), 1, 5)).isEqualTo("1");
    }

    @Test
    void attentionIsLookedAtAtALengthOfTraining() {
        assertThat(ProbePlan.attentionUpTo(2000, PAPER)).containsExactly(5, 10, 20, 50, 100, 200, 500);
        assertThat(ProbePlan.attentionUpTo(60, TrainedLengths.from(6, 6).or(TrainedLengths.from(12, 14))))
                .containsExactly(5, 10, 14, 20, 50);
        assertThat(ProbePlan.attentionUpTo(4, PAPER)).containsExactly(4);
        assertThat(ProbePlan.attentionUpTo(8, TrainedLengths.from(6, 12))).containsExactly(5, 8);
        assertThat(ProbePlan.attentionUpTo(8, FIFTY)).containsExactly(5);
    }
}
