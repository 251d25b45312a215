package dev.lengthwise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanTestTest {
    /** Mean 0.2, error 0.1 / √3, t = 3.4641; at 2 degrees p = 1 - t / √(2 + t²). */
    @Test
    void pairsAreTestedByTheirDifferences() {
        MeanTest test = MeanTest.paired(new double[]{0.1, 0.2, 0.3}).orElseThrow();
        assertThat(test.mean()).isCloseTo(0.2, within(1e-12));
        assertThat(test.degrees()).isEqualTo(2);
        assertThat(test.p()).isCloseTo(1 - Math.sqrt(12) / Math.sqrt(14), within(1e-9));
        assertThat(test.interval().low()).isCloseTo(0.2 - 4.3026527 * 0.0577350, within(1e-6));
    }

    /** Variances 1 and 1: t = -3 / √(2/3) at 4 degrees; variances 1 and 3: (4/3)² / (1/18 + 1/2) = 3.2 degrees. */
    @Test
    void unpairedValuesByWelch() {
        MeanTest even = MeanTest.welch(new double[]{1, 2, 3}, new double[]{4, 5, 6}).orElseThrow();
        assertThat(even.degrees()).isCloseTo(4, within(1e-12));
        assertThat(even.mean()).isCloseTo(-3, within(1e-12));
        assertThat(even.p()).isCloseTo(0.0213117, within(1e-6)); // 1 - s(1 + (1 - s²)/2), s² = 13.5/17.5
        MeanTest uneven = MeanTest.welch(new double[]{3, 4, 5}, new double[]{1, 1, 4}).orElseThrow();
        assertThat(uneven.degrees()).isCloseTo(3.2, within(1e-12));
        assertThat(uneven.error()).isCloseTo(Math.sqrt(4 / 3.0), within(1e-12));
    }

    @Test
    void whatDoesNotScatterIsNotTested() {
        assertThat(MeanTest.paired(new double[]{0.3})).isEmpty();
        assertThat(MeanTest.paired(new double[]{0.3, 0.3, 0.3})).isEmpty();
        assertThat(MeanTest.welch(new double[]{1, 1}, new double[]{0, 0})).isEmpty();
        assertThat(MeanTest.welch(new double[]{1}, new double[]{0, 1})).isEmpty();
        assertThat(MeanTest.welch(new double[]{1, 1}, new double[]{0, 1})).isPresent();
    }
}
