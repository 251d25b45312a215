package dev.lengthwise.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyTest {
    /** The score intervals of Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void theIntervalIsWilsons(long correct, long total, double low, double high) {
        Accuracy accuracy = new Accuracy(correct, total);
        assertThat(accuracy.low()).isCloseTo(low, within(5e-5));
        assertThat(accuracy.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void eightOfTen() {
        Accuracy accuracy = new Accuracy(8, 10);
        assertThat(accuracy.rate()).isEqualTo(0.8);
        assertThat(accuracy.low()).isCloseTo(0.4902, within(5e-5));
        assertThat(accuracy.high()).isCloseTo(0.9433, within(5e-5));
    }

    /** z² / (n + z²) with z² = 3.841459: 0.277533 for n = 10, 0.003827 for n = 1000. */
    @Test
    void noneAndAllReachExactlyZeroAndOne() {
        assertThat(new Accuracy(0, 10).low()).isEqualTo(0);
        assertThat(new Accuracy(0, 10).high()).isCloseTo(0.277533, within(1e-6));
        assertThat(new Accuracy(10, 10).low()).isCloseTo(1 - 0.277533, within(1e-6));
        assertThat(new Accuracy(10, 10).high()).isEqualTo(1);
        assertThat(new Accuracy(0, 1000).high()).isCloseTo(0.003827, within(1e-6));
        assertThat(new Accuracy(0, 1000).rate()).isZero();
        assertThat(new Accuracy(1000, 1000).rate()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0, 1", "1, 2", "1, 1000000", "999999, 1000000", "500, 1000"})
    void theIntervalHoldsTheShareAndMirrors(long correct, long total) {
        Accuracy accuracy = new Accuracy(correct, total);
        assertThat(accuracy.low()).isBetween(0.0, accuracy.rate());
        assertThat(accuracy.high()).isBetween(accuracy.rate(), 1.0);
        assertThat(new Accuracy(total - correct, total).low()).isCloseTo(1 - accuracy.high(), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 1", "-1, 5"})
    void refusesWhatIsNoShare(long correct, long total) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Accuracy(correct, total))
                .withMessage("correct " + correct + " of total " + total + " is no share");
    }
}
