package dev.lengthwise.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ShownTest {
    @Test
    void plainTextOfAnyScriptStaysAsItIs() {
        for (String text : new String[]{"", "runs/a b", "größe", "長さ", "שלום", "😀", "a\u00a0b", "n\u0308"}) {
            assertThat(Shown.line(text)).isEqualTo(text);
            assertThat(Shown.lines(text)).isEqualTo(text);
        }
    }

    @Test
    void whatWouldSteerATerminalIsText() {
        assertThat(Shown.line("\u001b[31mred\u0007\u007f\u009b0m")).isEqualTo("\\u001b[31mred\\u0007\\u007f\\u009b0m");
        assertThat(Shown.line("a\rb")).isEqualTo("a\\rb");
    }

    @Test
    void whatTurnsTextAroundOrIsNotSeenIsText() {
        assertThat(Shown.line("safe\u202egpj.exe\u2066\u200b\ufeff\u00ad\u2028"))
                .isEqualTo("safe\\u202egpj.exe\\u2066\\u200b\\ufeff\\u00ad\\u2028");
        assertThat(Shown.line(Character.toString(0xE0001))).isEqualTo("\\udb40\\udc01");
        assertThat(Shown.line("half \ud83d of a smile")).isEqualTo("half \\ud83d of a smile");
    }

    @Test
    void linesStayLinesOnlyWhereThereMayBeSeveral() {
        assertThat(Shown.lines("a\n\tb")).isEqualTo("a\n\tb");
        assertThat(Shown.line("a\n\tb")).isEqualTo("a\\n\\tb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[31m", "\u202eabc\u200b", "\udb40\udc01", "plain"})
    void aJsonDocumentSaysTheSameAfterwards(String name) {
        JsonMapper json = JsonMapper.shared();
        assertThat(json.readTree(Shown.lines(json.writeValueAsString(name))).asString()).isEqualTo(name);
    }
}
