package dev.lengthwise.study;

import static dev.lengthwise.study.Results.arm;
import static dev.lengthwise.study.Results.failed;
import static dev.lengthwise.study.Results.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.report.ArmResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final ArmResult CONTROL = arm("control", List.of(run(1, 100), run(2, 300), run(3, 200)));

    @Test
    void everyFinishedSeedCounts() {
        Statistics.Summary exact = Statistics.exact(CONTROL, 100);
        assertThat(exact.values()).containsExactly(0.1, 0.3, 0.2);
        assertThat(exact.mean()).isCloseTo(0.2, within(1e-12));
        assertThat(exact.min()).isEqualTo(0.1);
        assertThat(exact.max()).isEqualTo(0.3);
    }

    /** In another order, and one seed more on each side: 1 - 2, 3 - 3 and 2 - 1 in hundreds. */
    @Test
    void differencesAreTakenSeedBySeed() {
        ArmResult arm = arm("hint", List.of(run(3, 300), run(1, 150), run(9, 990), run(2, 250)));
        Statistics.Summary difference = Statistics.difference(arm, CONTROL, 100);
        assertThat(difference.values()).usingComparatorWithPrecision(1e-12).containsExactly(0.1, 0.05, -0.05);
        assertThat(difference.mean()).isCloseTo(0.1 / 3, within(1e-12));
        assertThat(Statistics.difference(CONTROL, CONTROL, 100).values()).containsExactly(0, 0, 0);
    }

    @Test
    void whatDidNotFinishCountsOnNeitherSide() {
        ArmResult arm = arm("hint", List.of(failed(1), run(2, 400)));
        ArmResult control = arm("control", List.of(run(1, 900), failed(2)));
        assertThat(Statistics.exact(arm, 100).values()).containsExactly(0.4);
        assertThat(Statistics.difference(arm, control, 100).values()).isEmpty();
        assertThat(Statistics.difference(arm, CONTROL, 100).values()).usingComparatorWithPrecision(1e-12)
                .containsExactly(0.1);
    }

    @Test
    void aLengthThatWasNotScoredHasNoNumbers() {
        assertThat(Statistics.exact(CONTROL, 50).values()).isEmpty();
        assertThat(Statistics.exact(CONTROL, 50).mean()).isNaN();
    }
}
