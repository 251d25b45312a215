package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PortableRandomTest {
    /** The first numbers of the reference implementation by Sebastiano Vigna, seed 1234567. */
    @Test
    void isSplitMix64() {
        PortableRandom random = new PortableRandom(1234567);
        assertThat(random.next()).isEqualTo(Long.parseUnsignedLong("6457827717110365317"));
        assertThat(random.next()).isEqualTo(Long.parseUnsignedLong("3203168211198807973"));
        assertThat(random.next()).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
    }

    @Test
    void drawsBelowABoundByTheUnsignedRemainder() {
        PortableRandom random = new PortableRandom(1234567);
        assertThat(random.below(100)).isEqualTo(17);
        assertThat(random.below(100)).isEqualTo(73);
        assertThat(new PortableRandom(5).below(1)).isZero();
    }

    @Test
    void aSeedIsAWholeNumberThatEveryReaderOfJsonKnows() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1000; i++) {
            assertThat(PortableRandom.seed(random)).isBetween(0L, (1L << 53) - 1);
        }
    }
}
