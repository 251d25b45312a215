package dev.lengthwise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PowerTest {
    private static final Power PAIRED = new Power(0.05, true, false);
    private static final Power UNPAIRED = new Power(0.05, false, false);

    /** From printed tables (Cohen; G*Power): two groups of 64 find half a deviation in 80 %, 34 pairs do; 27 take one side. */
    @Test
    void isThatOfPrintedTables() {
        assertThat(UNPAIRED.seeds(0.5, 0.8)).isEqualTo(64);
        assertThat(UNPAIRED.seeds(1, 0.8)).isEqualTo(17);
        assertThat(PAIRED.seeds(0.5, 0.8)).isEqualTo(34);
        assertThat(PAIRED.seeds(0.5, 0.9)).isEqualTo(44);
        assertThat(new Power(0.05, true, true).seeds(0.5, 0.8)).isEqualTo(27);
    }

    @Test
    void withoutADifferenceItIsAlpha() {
        for (int seeds : new int[]{2, 3, 6, 50}) {
            assertThat(PAIRED.of(0, seeds)).isCloseTo(0.05, within(1e-4));
            assertThat(UNPAIRED.of(0, seeds)).isCloseTo(0.05, within(1e-4));
        }
    }

    /** 6 pairs whose differences have mean 1.5 and deviation 1, 20,000 times. */
    @Test
    void isHowOftenTheTestFindsIt() {
        Random random = new Random(7);
        int found = 0;
        for (int study = 0; study < 20_000; study++) {
            double[] differences = random.doubles(6).map(_ -> 1.5 + random.nextGaussian()).toArray();
            found += MeanTest.paired(differences).orElseThrow().p() <= 0.05 ? 1 : 0;
        }
        assertThat(PAIRED.of(1.5, 6)).isCloseTo(found / 20_000.0, within(0.01));
    }

    /** Of six differences all must have one sign: Φ(1.5)^6 = 0.661, where Student's t finds 0.85. Of twelve it is nearly as good. */
    @Test
    void fewSeedsFindLessBySigns() {
        assertThat(PAIRED.ofSignFlips(1.5, 6, new Random(1))).isCloseTo(0.661, within(0.045));
        assertThat(PAIRED.of(1.5, 6)).isGreaterThan(0.8);
        assertThat(PAIRED.ofSignFlips(0.8, 12, new Random(1))).isCloseTo(PAIRED.of(0.8, 12), within(0.06));
        assertThat(PAIRED.seedsOfSignFlips(1.5, 0.8)).isBetween(7, 8).isGreaterThan(PAIRED.seeds(1.5, 0.8));
        assertThat(PAIRED.seedsOfSignFlips(10, 0.8)).isEqualTo(6);
        assertThat(PAIRED.seedsOfSignFlips(0.5, 0.8)).isEqualTo(34);
    }

    @Test
    void theSmallestDifferenceIsTheOneThatTakesSoManySeeds() {
        double smallest = PAIRED.difference(6, 0.8);
        assertThat(PAIRED.of(smallest, 6)).isCloseTo(0.8, within(1e-6));
        assertThat(PAIRED.seeds(smallest * 1.001, 0.8)).isEqualTo(6);
    }

    @Test
    void signFlipsTakeSixSeedsAtFivePercentAndFiveOnOneSide() {
        assertThat(PAIRED.fewestForSignFlips()).isEqualTo(6);
        assertThat(new Power(0.05, true, true).fewestForSignFlips()).isEqualTo(5);
        assertThat(new Power(0.25, true, false).fewestForSignFlips()).isEqualTo(3);
        assertThat(Power.deviationUpTo(3)).isCloseTo(Math.sqrt(2 / 0.4463), within(1e-3));
    }
}
