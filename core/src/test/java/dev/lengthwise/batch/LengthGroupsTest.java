package dev.lengthwise.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LengthGroupsTest {
    private static final LengthGroups GROUPS = new LengthGroups(new int[]{1, 3, 4}, new int[]{2, 1, 2});

    @Test
    void countsItsTokens() {
        assertThat(GROUPS.size()).isEqualTo(3);
        assertThat(GROUPS.tokens()).isEqualTo(2 + 3 + 8);
        assertThat(GROUPS.tokens(2)).isEqualTo(8);
        assertThat(GROUPS.splits()).containsExactly(2, 3, 8);
    }

    @Test
    void moreTokensThanAnArrayHoldsAreRefused() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> LengthGroups.of(1 << 20, 1 << 12).tokens());
    }

    @Test
    void refusesGroupsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LengthGroups(new int[]{}, new int[]{}))
                .withMessage("lengths [0] and counts [0] must be the same and not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new LengthGroups(new int[]{2}, new int[]{1, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> new LengthGroups(new int[]{2, 2}, new int[]{1, 1}))
                .withMessage("lengths [2, 2] do not strictly increase from 1 on");
        assertThatIllegalArgumentException().isThrownBy(() -> new LengthGroups(new int[]{0, 2}, new int[]{1, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> new LengthGroups(new int[]{2, 3}, new int[]{1, 0}))
                .withMessage("counts [1, 0] has one below 1");
    }
}
