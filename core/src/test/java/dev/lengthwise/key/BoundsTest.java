package dev.lengthwise.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
    @ParameterizedTest
    @CsvSource({"at least 1, 1, 0.5", "0 or above, 0, -1", "0 (no clipping) or above, 0, -0.1",
            "a number from 1 on, 1, 0.99", "above 0, 1e-9, 0", "a number above 0, 1e-9, 0", "0 to 1, 1, 1.1",
            "0 to 1, 0, -1e-9", "0 to below 1, 0, 1", "above 0 and at most 1, 1, 0", "above 0 and below 1, 0.9, 1",
            "at least 0; 0 is never, 0, -1", "above 0, 1e300, Infinity", "0 to 1, 0.5, NaN"})
    void wordsSayWhatIsAllowed(String words, double allowed, double refused) {
        assertThat(Bounds.parse(words).holds(allowed)).isTrue();
        assertThat(Bounds.parse(words).holds(refused)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"at least 1, 0, every 0 is below 1", "0 to 1, 2, every 2 is not 0 to 1",
            "at least 0; 0 is never, -1, every -1 is below 0; 0 is never"})
    void aRefusalSaysWhatIsAllowed(String words, int value, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Bounds.parse(words).require("every", value))
                .withMessage(message);
    }

    @Test
    void wordsThatSayNothingAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Bounds.parse("some"))
                .withMessageContaining("bounds \"some\" are not understood");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"at least 1 | 1 | true | 1", "at least 2 | 1 | true | 2",
            "above 2 | 1 | true | 3", "above 1.5 | 1 | true | 2", "above 0 | 0.5 | false | 0.5",
            "above 3 | 0.5 | false | 4", "above 0.8 and below 1 | 0.5 | false | 0.9",
            "0 to below 0.2 | 0.5 | false | 0"})
    void anyOneIsAllowed(String words, double usual, boolean whole, double any) {
        assertThat(Bounds.parse(words).any(usual, whole)).isEqualTo(any);
    }
}
