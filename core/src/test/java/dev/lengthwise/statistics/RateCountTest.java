package dev.lengthwise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RateCountTest {
    private static Rate rate(Consumer<RateCount> add) {
        RateCount count = new RateCount();
        add.accept(count);
        return count.rate().orElseThrow();
    }

    /** Wilson's interval of 30 of 100 is 21.9 % to 39.6 %; the ratio's variance has 99 in the place of 100. */
    @Test
    void clustersOfOneAreIndependentCases() {
        Rate rate = rate(count -> {
            for (int i = 0; i < 100; i++) {
                count.add(i < 30 ? 1 : 0, 1);
            }
        });
        assertThat(rate.share()).isEqualTo(0.3);
        assertThat(rate.interval().low()).isCloseTo(0.219, within(0.002));
        assertThat(rate.interval().high()).isCloseTo(0.396, within(0.002));
    }

    @Test
    void casesThatAlwaysAgreeCountAsOne() {
        Rate alone = rate(count -> {
            for (int i = 0; i < 100; i++) {
                count.add(i < 30 ? 1 : 0, 1);
            }
        });
        Rate tenfold = rate(count -> {
            for (int i = 0; i < 100; i++) {
                count.add(i < 30 ? 10 : 0, 10);
            }
        });
        assertThat(tenfold.total()).isEqualTo(1000);
        assertThat(tenfold.interval().low()).isCloseTo(alone.interval().low(), within(1e-9));
        assertThat(tenfold.interval().high()).isCloseTo(alone.interval().high(), within(1e-9));
    }

    /** Every cluster has the same share: no more is known than 1,000 independent cases tell, and no less. */
    @Test
    void clustersThatAllAgreeAreNotWorthMoreThanTheirCases() {
        Rate rate = rate(count -> {
            for (int i = 0; i < 100; i++) {
                count.add(3, 10);
            }
        });
        assertThat(rate.interval().high() - rate.interval().low()).isCloseTo(2 * 1.96 * Math.sqrt(0.21 / 1000),
                within(2e-4));
    }

    /** Wilson's lower end of 10 of 10: 1 / (1 + 1.96² / 10). */
    @Test
    void whereAllAreRightAClusterIsOneCase() {
        Rate rate = rate(count -> {
            for (int i = 0; i < 10; i++) {
                count.add(50, 50);
            }
        });
        assertThat(rate.interval().high()).isEqualTo(1);
        assertThat(rate.interval().low()).isCloseTo(1 / (1 + 1.96 * 1.96 / 10), within(1e-4));
    }

    @Test
    void nothingCountedIsNoRate() {
        RateCount count = new RateCount();
        count.add(0, 0);
        assertThat(count.rate()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> count.add(3, 2))
                .withMessage("correct 3 of total 2 is no share");
    }
}
