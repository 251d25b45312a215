package dev.lengthwise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RandomEffectsTest {
    /** Means 2, 5, 8, each of variance 1 within three: between 9 · 3 = 27, so τ² = 26/3, F = 27 at 2 and 6 degrees. */
    @Test
    void groupsThatDifferHaveAVarianceBetweenThem() {
        RandomEffects pooled = RandomEffects.of(List.of(new double[]{1, 2, 3}, new double[]{4, 5, 6},
                new double[]{7, 8, 9}));
        assertThat(pooled.mean()).isCloseTo(5, within(1e-12));
        assertThat(pooled.within()).isCloseTo(1, within(1e-12));
        assertThat(pooled.between()).isCloseTo(Math.sqrt(26 / 3.0), within(1e-12));
        assertThat(pooled.p().orElseThrow()).isCloseTo(0.001, within(1e-9)); // (1 + 2 · 27 / 6)^-3
        // of equal sizes it is Student's interval of the three means: 3 / √3 · 4.3027
        assertThat(pooled.interval().orElseThrow().high()).isCloseTo(5 + Math.sqrt(3) * 4.3026527, within(1e-6));
    }

    /** Means 2, 2, 2: nothing between, each value counts as much, and the interval is not a point: 1/√9 · 4.3027. */
    @Test
    void groupsThatDifferLessThanTheirValuesAreTakenTogether() {
        RandomEffects pooled = RandomEffects.of(List.of(new double[]{1, 2, 3}, new double[]{3, 2, 1},
                new double[]{2, 1, 3}));
        assertThat(pooled.between()).isZero();
        assertThat(pooled.interval().orElseThrow().high()).isCloseTo(2 + 4.3026527 / 3, within(1e-6));
    }

    /** Without a variance between groups a group of six weighs twice one of three: (2 · 3 + 2.5 · 6) / 9. */
    @Test
    void largerGroupsWeighMore() {
        RandomEffects pooled = RandomEffects.of(List.of(new double[]{1, 2, 3},
                new double[]{1.5, 2.5, 3.5, 1.5, 2.5, 3.5}));
        assertThat(pooled.between()).isZero();
        assertThat(pooled.mean()).isCloseTo(21 / 9.0, within(1e-12));
    }

    @Test
    void whatNeverDiffersHasNoInterval() {
        assertThat(RandomEffects.of(List.of(new double[]{1, 1}, new double[]{1, 1})).interval()).isEmpty();
    }
}
