package dev.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lengthwise.text.Percent;
import java.util.List;
import org.junit.jupiter.api.Test;

class PercentTest {
    @Test
    void hasOneDecimalInGeneral() {
        assertThat(Percent.of(0.9732)).isEqualTo("97.3");
        assertThat(Percent.of(0.5)).isEqualTo("50.0");
        assertThat(Percent.of(0.01)).isEqualTo("1.0");
    }

    @Test
    void saysAllOnlyForAll() {
        assertThat(Percent.of(1)).isEqualTo("100");
        assertThat(Percent.of(0.9993)).isEqualTo("99.93");
        assertThat(Percent.of(0.99996)).isEqualTo("99.996");
        assertThat(Percent.of(Math.nextDown(1.0))).isEqualTo("99.999999");
    }

    @Test
    void saysNoneOnlyForNone() {
        assertThat(Percent.of(0)).isEqualTo("0");
        assertThat(Percent.of(0.001)).isEqualTo("0.10");
        assertThat(Percent.of(0.000089)).isEqualTo("0.0089");
        assertThat(Percent.of(Double.MIN_VALUE)).isEqualTo("0.000001");
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThatThrownBy(() -> Percent.of(1.5)).hasMessage("rate 1.5 is not in 0..1");
        assertThatThrownBy(() -> Percent.of(Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void aDifferenceHasASignUnlessThereIsNone() {
        assertThat(Percent.points(0.053)).isEqualTo("+5.3");
        assertThat(Percent.points(-0.0004)).isEqualTo("-0.040");
        assertThat(Percent.points(-1)).isEqualTo("-100");
        assertThat(Percent.points(0)).isEqualTo("0");
        assertThat(Percent.points(0.1 + 0.2 - 0.3)).isEqualTo("0"); // 5.6e-17
        assertThatThrownBy(() -> Percent.points(1.5)).hasMessage("rate 1.5 is not in 0..1");
    }

    @Test
    void alignsPointsInEachColumn() {
        List<List<String>> rows = List.of(List.of("100", "0"), List.of("99.93", "–"), List.of("7.1", "3"));
        assertThat(Percent.align(rows, '_', '.'))
                .containsExactly(List.of("100_..", "0"), List.of("99.93", "–"), List.of("7.1.", "3"));
    }
}
