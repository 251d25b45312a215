package dev.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimespanTest {
    @ParameterizedTest
    @CsvSource({"0,0 s", "59.4,59 s", "59.6,1 min 0 s", "200,3 min 20 s", "3600,1 h 0 min", "86400,24 h 0 min",
            "172799,47 h 59 min", "185000,2 d 3 h"})
    void saysHowLongAsPeopleDo(double seconds, String words) {
        assertThat(Timespan.of(seconds)).isEqualTo(words);
    }
}
