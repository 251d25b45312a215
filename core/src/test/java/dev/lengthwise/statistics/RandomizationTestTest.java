package dev.lengthwise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.statistics.RandomizationTest.Side;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomizationTestTest {
    private static RandomizationTest flips(double... differences) {
        return RandomizationTest.signFlips(differences, Side.BOTH, new Random(1));
    }

    private static double p(Side side, double... differences) {
        return RandomizationTest.signFlips(differences, side, new Random(1)).p();
    }

    /** 3, 2 and -1 can sum to ±6, ±4, ±2 and, twice, 0: four of eight are as far from 0 as 4. */
    @Test
    void goesAllSigns() {
        RandomizationTest test = flips(3, 2, -1);
        assertThat(test.p()).isEqualTo(4 / 8.0);
        assertThat(test.exact()).isTrue();
        assertThat(p(Side.UP, 3, 2, -1)).isEqualTo(2 / 8.0);
        assertThat(p(Side.DOWN, 3, 2, -1)).isEqualTo(7 / 8.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6, 10})
    void differencesOfOneSignAreAsClearAsSoManyCanBe(int count) {
        double[] differences = new double[count];
        Arrays.setAll(differences, i -> 0.1 + i);
        assertThat(flips(differences).p()).isEqualTo(Math.min(1, 2 / Math.pow(2, count)));
        assertThat(flips(differences).least()).isEqualTo(flips(differences).p());
        assertThat(p(Side.UP, differences)).isEqualTo(1 / Math.pow(2, count));
        assertThat(p(Side.DOWN, differences)).isEqualTo(1);
    }

    /** 0.1 + 0.2 is not 0.3: what is the same but for rounding is as far. */
    @Test
    void roundingDecidesNothing() {
        assertThat(flips(0.1, 0.2, -0.3).p()).isEqualTo(1);
        assertThat(flips(0, 0, 0).p()).isEqualTo(1);
    }

    /** 30 ones sum to 30 or -30 in 2 of 2^30 ways, so none of those drawn does; 20 of one sign and 10 of the other in about a tenth. */
    @Test
    void drawsSignsWhereThereAreTooManyAndTheSameOnesEachTime() {
        double[] ones = new double[30];
        Arrays.fill(ones, 1);
        assertThat(flips(ones).exact()).isFalse();
        assertThat(flips(ones).p()).isEqualTo(1 / 100_001.0);
        Arrays.fill(ones, 0, 10, -1);
        assertThat(flips(ones).p()).isCloseTo(0.0987, within(0.004)).isEqualTo(flips(ones).p());
    }

    /** Of 20 ways to choose three of 1 to 6 two are as far apart as 1, 2, 3 from 4, 5, 6; 14 as 1, 2, 6 from 3, 4, 5. */
    @Test
    void goesAllSplits() {
        assertThat(RandomizationTest.splits(new double[]{4, 6, 5}, new double[]{1, 2, 3}, new Random(1)).p())
                .isEqualTo(2 / 20.0);
        RandomizationTest test = RandomizationTest.splits(new double[]{6, 2, 1}, new double[]{3, 4, 5}, new Random(1));
        assertThat(test.p()).isEqualTo(14 / 20.0);
        assertThat(test.least()).isEqualTo(2 / 20.0);
        assertThat(test.exact()).isTrue();
    }

    /** 1 against 2, 3, 4, 5: only where 5 stands alone are the means as far apart. */
    @Test
    void splitsNeedNotBeEven() {
        assertThat(RandomizationTest.splits(new double[]{1}, new double[]{2, 3, 4, 5}, new Random(1)).p())
                .isEqualTo(2 / 5.0);
    }

    @Test
    void drawsSplitsWhereThereAreTooMany() {
        double[] low = new double[15];
        double[] high = new double[15];
        Arrays.setAll(low, i -> i);
        Arrays.setAll(high, i -> i + 0.5);
        RandomizationTest test = RandomizationTest.splits(low, high, new Random(1));
        assertThat(test.exact()).isFalse();
        assertThat(test.p()).isCloseTo(0.761, within(0.02)); // t = 0.5 / (4.472 · √(2/15)) = 0.306 at 28 degrees
    }
}
