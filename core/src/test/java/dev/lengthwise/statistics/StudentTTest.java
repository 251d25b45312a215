package dev.lengthwise.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
    /** From printed tables. */
    @ParameterizedTest
    @CsvSource({"1, 0.95, 12.7062", "2, 0.95, 4.3027", "3, 0.95, 3.1824", "4, 0.95, 2.7764", "5, 0.95, 2.5706",
            "9, 0.95, 2.2622", "29, 0.95, 2.0452", "100, 0.95, 1.9840", "2, 0.90, 2.9200", "1, 0.50, 1.0000",
            "9, 0.99, 3.2498"})
    void isTheTabledOne(int degrees, double share, double t) {
        assertThat(StudentT.within(share, degrees)).isCloseTo(t, within(5e-5));
    }
}
