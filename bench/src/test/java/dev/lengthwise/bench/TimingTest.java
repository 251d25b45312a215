package dev.lengthwise.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {
    @Test
    void theMedianIsTheMiddleOrBetweenTheMiddleTwo() {
        assertThat(new Timing(new double[]{5, 1, 3}).median()).isEqualTo(3);
        assertThat(new Timing(new double[]{4, 1, 3, 2}).median()).isEqualTo(2.5);
    }

    @Test
    void ratiosAreTakenRoundByRound() {
        Timing slow = new Timing(new double[]{8, 30});
        Timing fast = new Timing(new double[]{2, 10});
        Timing ratio = slow.dividedBy(fast);
        assertThat(ratio.min()).isEqualTo(3);
        assertThat(ratio.max()).isEqualTo(4);
        assertThatIllegalArgumentException().isThrownBy(() -> slow.dividedBy(new Timing(new double[]{1})))
                .withMessage("rounds [2] do not match rounds [1]");
        assertThatIllegalArgumentException().isThrownBy(() -> new Timing(new double[0]));
    }

    @Test
    void contestantsTakeTurnsAfterARoundThatDoesNotCount() {
        List<String> turns = new ArrayList<>();
        Contest contest = Contest.of(() -> turns.add("ours"), () -> turns.add("peer"), 2);
        assertThat(turns).containsExactly("ours", "peer", "ours", "peer", "ours", "peer");
        assertThat(contest.ours().seconds()).hasSize(2);
        assertThat(contest.peer().seconds()).hasSize(2);
    }
}
