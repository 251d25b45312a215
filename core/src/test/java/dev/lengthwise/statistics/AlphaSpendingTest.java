package dev.lengthwise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlphaSpendingTest {
    private static final List<Long> HALF_AND_WHOLE = List.of(5L, 10L);

    /** No more is spent than there is, and no less. */
    @ParameterizedTest
    @EnumSource(AlphaSpending.class)
    void theSharesSumToTheWhole(AlphaSpending spending) {
        List<Long> looks = List.of(3L, 6L, 12L);
        assertThat(IntStream.range(0, 3).mapToDouble(look -> spending.share(0.05, looks, look)).sum())
                .isCloseTo(0.05, within(1e-12));
        assertThat(spending.share(0.05, List.of(6L), 0)).isCloseTo(0.05, within(1e-12));
    }

    /** 2 - 2 Φ(1.959964 / √0.5) = 2 - 2 Φ(2.7718) = 0.00557. */
    @ParameterizedTest
    @EnumSource(names = "OBRIEN_FLEMING")
    void obrienAndFlemingSpendLittleEarly(AlphaSpending spending) {
        assertThat(spending.share(0.05, HALF_AND_WHOLE, 0)).isCloseTo(0.00557, within(2e-5));
        assertThat(spending).hasToString("obrien-fleming");
    }
}
