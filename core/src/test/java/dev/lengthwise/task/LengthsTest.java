package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LengthsTest {
    @Test
    void drawsFourFifthsFromTwoToFiveAndAFifthFromSixToTwenty() {
        SplittableRandom random = new SplittableRandom(1);
        int[] counts = new int[22];
        for (int i = 0; i < 150_000; i++) {
            counts[Lengths.PAPER.draw(random)]++;
        }
        assertThat(counts[0] + counts[1] + counts[21]).isZero();
        // 150,000 · 0.8 / 4 = 30,000 each (standard deviation 155); 150,000 · 0.2 / 15 = 2000 each (44).
        for (int length = 2; length <= 5; length++) {
            assertThat(counts[length]).isCloseTo(30_000, within(800));
        }
        for (int length = 6; length <= 20; length++) {
            assertThat(counts[length]).isCloseTo(2000, within(230));
        }
    }

    @Test
    void includesBothBounds() {
        Lengths lengths = new Lengths(List.of(new Lengths.Range(3, 4, 1)));
        SplittableRandom random = new SplittableRandom(2);
        assertThat(random.ints(200).map(i -> lengths.draw(random)).distinct()).containsExactlyInAnyOrder(3, 4);
    }

    @Test
    void knowsTheShortestAndTheLongest() {
        assertThat(Lengths.PAPER.min()).isEqualTo(2);
        assertThat(Lengths.PAPER.max()).isEqualTo(20);
    }

    @Test
    void refusesSharesThatDoNotAddUpToOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lengths(
                        List.of(new Lengths.Range(2, 5, 0.5), new Lengths.Range(6, 20, 0.25))))
                .withMessage("shares add up to 0.75 instead of 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Lengths(List.of()));
    }

    @Test
    void refusesRangesThatHoldNoLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Lengths.Range(0, 5, 1))
                .withMessage("min 0 is below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Lengths.Range(5, 4, 1))
                .withMessage("max 4 is below min 5");
        assertThatIllegalArgumentException().isThrownBy(() -> new Lengths.Range(2, 5, 0))
                .withMessage("share 0.0 is not above 0 and at most 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Lengths.Range(2, 5, Double.NaN));
    }
}
