package dev.lengthwise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class McNemarTest {
    /** The first has inputs 0 to 11 right, the second 10 to 11 and 50: ten against one, so 2 · (1 + 11) / 2^11. */
    @Test
    void countsInputsThatOneAloneHasRight() {
        BitSet first = new BitSet();
        first.set(0, 12);
        BitSet second = new BitSet();
        second.set(10, 12);
        second.set(50);
        McNemar test = McNemar.of(first, second, 100);
        assertThat(test.firstOnly()).isEqualTo(10);
        assertThat(test.secondOnly()).isEqualTo(1);
        assertThat(test.p()).isCloseTo(2 * 12 / 2048.0, within(1e-12));
        assertThat(McNemar.of(second, first, 100).p()).isEqualTo(test.p());
        assertThat(McNemar.of(first, second, 20).secondOnly()).isZero(); // the first 20 inputs only
    }

    @Test
    void modelsThatDifferNowhereOrEvenlyAreNotToldApart() {
        BitSet one = new BitSet();
        one.set(3);
        BitSet other = new BitSet();
        other.set(4);
        assertThat(McNemar.of(one, one, 10).p()).isEqualTo(1);
        assertThat(McNemar.of(one, other, 10).p()).isEqualTo(1);
    }

    /** A share of 1/4 over 400 inputs has a standard error of 2.17 points, so its interval is 25 ± 4.2. */
    @Test
    void resamplingInputsGivesTheIntervalOfAShare() {
        Interval interval = Bootstrap.interval(400, drawn -> {
            int right = 0;
            for (int input : drawn) {
                right += input < 100 ? 1 : 0;
            }
            return right / 400.0;
        }, new Random(1));
        assertThat(interval.low()).isCloseTo(0.2076, within(0.006));
        assertThat(interval.high()).isCloseTo(0.2924, within(0.006));
    }
}
