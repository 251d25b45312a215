package dev.lengthwise.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeadersTest {
    private static Leaders of(float... scores) {
        return Leaders.of(scores, 0, scores.length);
    }

    @Test
    void theHighestStandsFirstAndTheTwoHighestAhead() {
        assertThat(of(1, 4, 2, 3)).isEqualTo(new Leaders(1, 1, 3));
        assertThat(of(-1, -4, -2, -3)).isEqualTo(new Leaders(0, 0, 2));
        assertThat(of(3, 2, 1)).isEqualTo(new Leaders(0, 0, 1));
        assertThat(Leaders.of(new float[]{9, 9, 1, 2, 3}, 2, 3)).isEqualTo(new Leaders(2, 2, 1));
    }

    @Test
    void whatIsLevelDoesNotStandFirst() {
        assertThat(of(0, 0, 0, 0)).isEqualTo(new Leaders(-1, -1, -1));
        assertThat(of(1, 3, 3, 2)).isEqualTo(new Leaders(-1, 1, 2));
        assertThat(of(5, 3, 3, 2)).isEqualTo(new Leaders(0, -1, -1));
        assertThat(of(3, 3, 5)).isEqualTo(new Leaders(2, -1, -1));
    }
}
