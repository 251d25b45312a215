package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.text.TextWidth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusLineTest {
    private static final StatusLine LINE = new StatusLine(List.of("12 min 5 s left", "step 1234/10000",
            "[==                  ] 12 %", "loss sort 2.3142 successor 0.8812 at step 1200",
            "5229 examples/s at step 1200"));

    @ParameterizedTest
    @CsvSource({"20, 1", "40, 2", "80, 3", "200, 5"})
    void asManyWholePartsAsFitTheTimeLeftFirst(int columns, int parts) {
        assertThat(LINE.fitted(columns)).isEqualTo(String.join("  ", LINE.parts().subList(0, parts)))
                .hasSizeLessThanOrEqualTo(columns);
    }

    @Test
    void atNoWidthIsAPartCut() {
        for (int columns = LINE.parts().getFirst().length(); columns <= 200; columns++) {
            assertThat(LINE.parts()).as("%d columns", columns)
                    .containsSubsequence(LINE.fitted(columns).split("  (?=\\S)(?! *])"));
        }
    }

    @Test
    void aFirstPartThatIsTooLongKeepsItsFirstWords() {
        StatusLine line = new StatusLine(List.of("unpacking the native libraries", "for 12 s"));
        assertThat(line.fitted(20)).isEqualTo("unpacking the…");
        assertThat(line.fitted(7)).isEqualTo("unpack…");
        assertThat(line.fitted(1)).isEqualTo("…");
        assertThat(line.fitted(0)).isEmpty();
    }

    @Test
    void aNumberIsNeverCut() {
        assertThat(new StatusLine(List.of("1234567/9999999")).fitted(8)).isEqualTo("…");
        assertThat(new StatusLine(List.of("47 h 59 min left")).fitted(8)).isEqualTo("47 h 59…");
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        StatusLine line = new StatusLine(List.of("3 s left", "排序 seed 1 12/30"));
        assertThat(TextWidth.of(line.toString())).isEqualTo(8 + 2 + 4 + 13);
        assertThat(line.fitted(27)).isEqualTo(line.toString());
        assertThat(line.fitted(26)).isEqualTo("3 s left");
        assertThat(new StatusLine(List.of("排序排序")).fitted(6)).isEqualTo("排序…");
    }

    @Test
    void aTerminalWithoutASizeIsAsWideAsItsVariableSaysOrAsUsual() {
        assertThat(Terminal.columns(132, "40")).isEqualTo(132);
        assertThat(Terminal.columns(0, "40")).isEqualTo(40);
        assertThat(Terminal.columns(0, null)).isEqualTo(80);
        assertThat(Terminal.columns(0, "wide")).isEqualTo(80);
        assertThat(Terminal.columns(0, "0")).isEqualTo(80);
    }
}
