package dev.lengthwise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
    private static final Interval SHARES = new Interval(0, 1);
    private static final Interval DIFFERENCES = new Interval(-1, 1);

    private static Summary of(double... values) {
        return Summary.of(values, SHARES);
    }

    @Test
    void sumsUpEveryValue() {
        Summary summary = of(0.9, 0.2, 0.4, 0.6);
        assertThat(summary.count()).isEqualTo(4);
        assertThat(summary.mean()).isCloseTo(0.525, within(1e-12));
        assertThat(summary.median()).isCloseTo(0.5, within(1e-12));
        assertThat(summary.least()).isEqualTo(0.2);
        assertThat(summary.greatest()).isEqualTo(0.9);
        // deviations 0.375, -0.325, -0.125, 0.075: squares 0.2675, by 3: 0.0891667
        assertThat(summary.deviation().orElseThrow()).isCloseTo(0.2986079, within(1e-7));
    }

    @Test
    void theMedianOfOddlyManyIsTheMiddleOne() {
        assertThat(of(0.9, 0.1, 0.7).median()).isEqualTo(0.7);
    }

    /** Mean 0.9, deviation 0.01, t at 2 degrees 4.302653: the margin is 4.302653 · 0.01 / √3 = 0.0248414. */
    @Test
    void theIntervalIsStudents() {
        Interval interval = of(0.89, 0.91, 0.9).interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.8751586, within(1e-7));
        assertThat(interval.high()).isCloseTo(0.9248414, within(1e-7));
    }

    @Test
    void theIntervalEndsWhereNoValueCanLie() {
        assertThat(of(0.1, 0.3, 0.2).interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isZero();
            assertThat(interval.high()).isCloseTo(0.4484138, within(1e-7));
        });
        assertThat(of(0.8, 1, 1).interval().orElseThrow().high()).isEqualTo(1);
        assertThat(Summary.of(new double[]{0.1, 0.3, 0.2}, DIFFERENCES).interval().orElseThrow().low())
                .isCloseTo(-0.0484138, within(1e-7));
    }

    @Test
    void oneValueHasNoSpreadAndNoInterval() {
        Summary summary = of(0.7);
        assertThat(summary.mean()).isEqualTo(0.7);
        assertThat(summary.median()).isEqualTo(0.7);
        assertThat(summary.deviation()).isEqualTo(OptionalDouble.empty());
        assertThat(summary.interval()).isEmpty();
    }

    /** Three seeds at 0 do not prove that every seed is at 0. */
    @Test
    void valuesThatAreAllTheSameHaveNoInterval() {
        assertThat(of(0, 0, 0).interval()).isEmpty();
        assertThat(of(0, 0, 0).deviation()).hasValue(0);
        assertThat(of(0.7 - 0.5, 0.5 - 0.3, 0.9 - 0.7).interval()).isEmpty(); // the same but for rounding
        assertThat(of(0.2, 0.2, 0.2 + 1e-6).interval()).isPresent();
    }

    @Test
    void theMeanOfEqualValuesIsThatValue() {
        assertThat(of(0.998, 0.998, 0.998).mean()).isEqualTo(0.998);
        assertThat(of(1, 1, 1, 1, 1, 1).mean()).isEqualTo(1);
    }

    /** All of k values lie on one side of the median with probability 2^(1-k). */
    @Test
    void leastToGreatestHoldTheMedianWhereThereAreFewValues() {
        assertThat(of(0.5).medianInterval()).isEqualTo(new MedianInterval(0.5, 0.5, 0));
        assertThat(of(0.5, 0.2).medianInterval()).isEqualTo(new MedianInterval(0.2, 0.5, 0.5));
        assertThat(of(0.5, 0.2, 0.9).medianInterval()).isEqualTo(new MedianInterval(0.2, 0.9, 0.75));
        assertThat(of(0.5, 0.2, 0.9, 0.1, 0.7, 0.3).medianInterval()).isEqualTo(new MedianInterval(0.1, 0.9, 0.96875));
    }

    /** Tables of the sign test: 8 values, 1st to 8th, 99.22 %; 9, 2nd to 8th, 96.09 %; 12, 3rd to 10th, 96.14; 20, 6th to 15th, 95.86. */
    @ParameterizedTest
    @CsvSource({"8, 1, 8, 0.9922", "9, 2, 8, 0.9609", "11, 2, 10, 0.9883", "12, 3, 10, 0.9614", "20, 6, 15, 0.9586"})
    void withMoreItIsTheNarrowestThatHoldsThemInNineteenOfTwenty(int count, int low, int high, double level) {
        double[] values = IntStream.rangeClosed(1, count).mapToDouble(value -> value / 100.0).toArray();
        MedianInterval interval = of(values).medianInterval();
        assertThat(interval.low()).isEqualTo(low / 100.0);
        assertThat(interval.high()).isEqualTo(high / 100.0);
        assertThat(interval.level()).isCloseTo(level, within(5e-5));
    }

    @Test
    void refusesWhatIsNoSummary() {
        assertThatThrownBy(() -> of()).hasMessage("no values to sum up");
        assertThatThrownBy(() -> of(0.5, 1.5)).hasMessage("values from 0.5 to 1.5 are not within 0.0 to 1.0");
        assertThatThrownBy(() -> of(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Interval(1, 0)).hasMessage("low 1.0 is not at most high 0.0");
    }
}
