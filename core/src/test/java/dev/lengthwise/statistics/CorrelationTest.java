package dev.lengthwise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrelationTest {
    private static final double[] RISING = {1, 2, 3};

    /** Products of deviations: (-1)(-1) + 0 + 1·2 = 3 with 1, 2, 4 about 7/3; 3 / √(2 · 14/3). */
    @Test
    void isPearsons() {
        assertThat(Correlation.of(RISING, new double[]{1, 2, 4}).orElseThrow())
                .isCloseTo(3 / Math.sqrt(2 * 14 / 3.0), within(1e-12));
        assertThat(Correlation.of(RISING, new double[]{5, 3, 1}).orElseThrow()).isCloseTo(-1, within(1e-12));
    }

    @Test
    void isNotKnownOfTwoPairsNorOfWhatDoesNotScatter() {
        assertThat(Correlation.of(new double[]{1, 2}, new double[]{1, 2})).isEmpty();
        assertThat(Correlation.of(RISING, new double[]{0.3, 0.3, 0.3})).isEmpty();
    }
}
