package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of the papers, and of the code that came with them. */
class PositionTest {
    @Test
    void slopesAreThePublishedOnes() {
        assertThat(Position.Alibi.slopes(8)).containsExactly(1 / 2.0, 1 / 4.0, 1 / 8.0, 1 / 16.0, 1 / 32.0, 1 / 64.0,
                1 / 128.0, 1 / 256.0);
        assertThat(Position.Alibi.slopes(2)).containsExactly(1 / 16.0, 1 / 256.0);
        assertThat(Position.Alibi.slopes(1)).containsExactly(1 / 256.0);
    }

    /** Of 3: those of 2, then the first of 4. Of 12: those of 8, then the first, third, ... of 16. */
    @Test
    void headsThatAreNoPowerOfTwoTakeSlopesOfTwiceAsMany() {
        assertThat(Position.Alibi.slopes(3)).containsExactly(1 / 16.0, 1 / 256.0, 1 / 4.0);
        double[] twelve = Position.Alibi.slopes(12);
        assertThat(twelve).startsWith(Position.Alibi.slopes(8)).hasSize(12);
        for (int i = 0; i < 4; i++) {
            assertThat(twelve[8 + i]).isCloseTo(Math.pow(2, -0.5 - i), within(1e-15));
        }
    }

    /** As T5's code has them, causal, with 32 buckets up to 128. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "15, 15", "16, 16", "18, 16", "19, 17", "20, 17", "23, 18", "30, 20", "64, 26",
            "100, 30",
            "127, 31", "128, 31", "5000, 31"})
    void bucketsAreThoseOfT5(int distance, int bucket) {
        assertThat(new Position.T5(32, 128).bucket(distance)).isEqualTo(bucket);
    }

    @Test
    void bucketsNeverFallAndAllAreUsed() {
        for (Position.T5 t5 : new Position.T5[]{new Position.T5(2, 2), new Position.T5(3, 9), new Position.T5(32, 128),
                new Position.T5(7, 1000)}) {
            int[] buckets = IntStream.range(0, t5.farthest() + 2).map(t5::bucket).toArray();
            assertThat(buckets).isSorted();
            assertThat(IntStream.of(buckets).distinct().count()).as(t5.toString()).isEqualTo(t5.buckets());
        }
    }

    @Test
    void wavesAreThoseOfTheFormula() {
        Waves waves = Position.Sinusoidal.waves(4);
        waves.rows(2);
        float[] rows = waves.rows(4);
        assertThat(rows[12]).isCloseTo((float) Math.sin(3), within(1e-7f));
        assertThat(rows[13]).isCloseTo((float) Math.cos(3), within(1e-7f));
        assertThat(rows[14]).isCloseTo((float) Math.sin(0.03), within(1e-7f));
        assertThat(rows[15]).isCloseTo((float) Math.cos(0.03), within(1e-7f));
        assertThat(Position.Sinusoidal.waves(3).rows(2)[5]).as("the third number of place 1")
                .isCloseTo((float) Math.sin(Math.pow(10_000, -2 / 3.0)), within(1e-7f));
        assertThat(new Position.Rope(100).waves(4).rows(2)[6]).isCloseTo((float) Math.sin(0.1), within(1e-7f));
    }

    @Test
    void refusesWhatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Position.T5(32, 16)).withMessage(
                "farthest 16 is not more than half of buckets 32, each of which is for one distance");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransformerConfig(1, 20, 4, 8, Norm.PRE, Activation.GELU, new Temper.None(),
                        new Position.Rope(10_000)))
                .withMessage("position rope turns pairs of a head's numbers, and width 20 / heads 4 = 5 is odd; it must"
                        + " be even");
        assertThatIllegalArgumentException().isThrownBy(() -> new Position.Learned(3).require(4))
                .withMessage("sequences of 4 tokens are too long for a model with 3 positions");
        new Position.Sinusoidal().require(1_000_000);
    }
}
