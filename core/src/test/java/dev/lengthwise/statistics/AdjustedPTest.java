package dev.lengthwise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdjustedPTest {
    private static void isAdjusted(AdjustedP p, double holm, double benjaminiHochberg) {
        assertThat(p.holm()).isCloseTo(holm, within(1e-12));
        assertThat(p.benjaminiHochberg()).isCloseTo(benjaminiHochberg, within(1e-12));
    }

    /** Ascending 0.005, 0.01, 0.03, 0.04. Holm: times 4, 3, 2, 1, never below the one before. BH: times 4, 2, 4/3, 1, never above the next. */
    @Test
    void adjustsForTheNumberOfTests() {
        var all = AdjustedP.of(new double[]{0.01, 0.04, 0.03, 0.005});
        isAdjusted(all.get(3), 0.02, 0.02);
        isAdjusted(all.get(0), 0.03, 0.02);
        isAdjusted(all.get(2), 0.06, 0.04);
        isAdjusted(all.get(1), 0.06, 0.04);
        assertThat(all.get(1).p()).isEqualTo(0.04);
    }

    @Test
    void nothingIsAboveOneAndOneTestIsLeftAsItIs() {
        isAdjusted(AdjustedP.of(new double[]{0.9, 0.8}).getFirst(), 1, 0.9);
        isAdjusted(AdjustedP.of(new double[]{0.04}).getFirst(), 0.04, 0.04);
        assertThat(AdjustedP.of(new double[]{})).isEmpty();
    }
}
