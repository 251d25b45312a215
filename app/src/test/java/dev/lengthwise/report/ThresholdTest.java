package dev.lengthwise.report;

import static dev.lengthwise.report.Records.arm;
import static dev.lengthwise.report.Records.run;
import static dev.lengthwise.report.Records.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Threshold;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdTest {
    private static final Threshold THRESHOLD = new Threshold(20, 0.95);
    private static final ArmResult ARM = arm("hint", run(11, scored(20, 949)), run(12, scored(20, 950)),
            run(13, scored(10, 1000)), run(14, "killed"));

    @Test
    void everySeedIsInOneOfTheLists() {
        assertThat(THRESHOLD.seeds(ARM)).isEqualTo(new Threshold.Seeds(List.of(12L), List.of(11L), List.of(13L, 14L)));
    }

    @Test
    void namesTheSeedsThatDidNotReachIt() {
        assertThat(THRESHOLD.seeds(ARM).words()).isEqualTo("1 of 4 seeds, not seed 11, no score for seeds 13, 14");
        assertThat(new Threshold.Seeds(List.of(1L, 2L), List.of(), List.of()).words()).isEqualTo("2 of 2 seeds");
        assertThat(new Threshold.Seeds(List.of(), List.of(1L), List.of()).words()).isEqualTo("0 of 1 seed, not seed 1");
    }

    @Test
    void showsItsShareWithoutNeedlessDigits() {
        assertThat(THRESHOLD.mark(ARM.runs().getFirst())).contains("below 95 % at length 20");
        assertThat(new Threshold(20, 0.985).mark(ARM.runs().getFirst())).contains("below 98.5 % at length 20");
        assertThat(THRESHOLD.mark(ARM.runs().get(1))).isEmpty();
        assertThat(THRESHOLD.mark(ARM.runs().get(3))).isEmpty();
    }

    @Test
    void refusesWhatNoSeedOrEverySeedReaches() {
        assertThatThrownBy(() -> new Threshold(0, 0.95)).hasMessage("length 0 is below 1");
        assertThatThrownBy(() -> new Threshold(20, 0)).hasMessage("exact 0.0 is not above 0 and at most 1");
        assertThatThrownBy(() -> new Threshold(20, 95)).hasMessage("exact 95.0 is not above 0 and at most 1");
    }
}
