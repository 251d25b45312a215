package dev.lengthwise.report;

import static dev.lengthwise.report.Records.arm;
import static dev.lengthwise.report.Records.run;
import static dev.lengthwise.report.Records.scored;
import static dev.lengthwise.report.Records.study;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.SeedScores;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedScoresTest {
    private static final ArmResult CONTROL = arm("control", run(1, scored(20, 900), scored(100, 100)),
            run(2, scored(20, 1000), scored(100, 0)), run(3, "killed"));
    private static final ArmResult HINT = arm("hint", "control", run(1, scored(20, 800)), run(2, scored(20, 940)));

    @Test
    void everySeedWithAScoreCounts() {
        SeedScores scores = SeedScores.of(CONTROL, 100, List.of(CONTROL, HINT)).orElseThrow();
        assertThat(scores.exact().count()).isEqualTo(2);
        assertThat(scores.exact().mean()).isCloseTo(0.05, within(1e-12));
        assertThat(scores.differences()).isEmpty();
    }

    @Test
    void anArmIsComparedWithItsOwnControl() {
        ArmResult other = arm("other", "hint", run(1, scored(20, 850)));
        List<ArmResult> arms = List.of(CONTROL, HINT, other);
        assertThat(SeedScores.of(HINT, 20, arms).orElseThrow().differences().getFirst().points().mean())
                .isCloseTo(-0.08, within(1e-12));
        assertThat(SeedScores.of(other, 20, arms).orElseThrow().differences().getFirst().points().mean())
                .isCloseTo(0.05, within(1e-12));
    }

    @Test
    void thereIsOneForEachLengthAndArmThatWasScored() {
        assertThat(SeedScores.of(study(CONTROL, HINT)))
                .extracting(scores -> scores.arm().name() + " " + scores.length())
                .containsExactly("control 20", "hint 20", "control 100");
        assertThat(SeedScores.of(HINT, 100, List.of(CONTROL, HINT))).isEmpty();
    }
}
