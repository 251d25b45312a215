package dev.lengthwise.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProbePlanTest {
    private static int linearUpTo(int trainedUpTo, Integer... lengths) {
        return new ProbePlan(List.of(lengths), List.of(5), 10, 1, trainedUpTo, List.of(List.of(1, 2)), List.of())
                .linearUpTo();
    }

    @Test
    void linearProbesAreTestedBeyondTheLengthsTheyAreTrainedOn() {
        assertThat(linearUpTo(20, 20, 100)).isEqualTo(20);
        assertThat(linearUpTo(20, 5, 100)).isEqualTo(20);
        assertThat(linearUpTo(20, 50, 100)).isEqualTo(20);
        assertThat(linearUpTo(2000, 20, 100)).isEqualTo(20);
        assertThat(linearUpTo(2000, 2000, 100)).isEqualTo(100);
    }

    @Test
    void ofOneLengthThereIsNothingBeyond() {
        assertThat(linearUpTo(20, 10)).isEqualTo(20);
        assertThat(linearUpTo(20, 100)).isEqualTo(20);
    }
}
