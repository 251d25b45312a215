package dev.lengthwise.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
    @ParameterizedTest
    @CsvSource({"sort, 4", "größe, 5", "gro\u0308\u00dfe, 5", "排序, 4", "ソート, 6", "정렬, 4", "ｓ, 2", "🚀, 2", "e\u0301, 1",
            "… ±, 3", "'', 0"})
    void isWhatATerminalShows(String text, int columns) {
        assertThat(TextWidth.of(text)).isEqualTo(columns);
    }
}
