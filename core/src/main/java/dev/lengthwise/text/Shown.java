package dev.lengthwise.text;

/**
 * Text from anywhere - names, notes, paths, messages - as a terminal may be given it: what would steer the terminal, stand nowhere, or turn
 * the text around it stands there as text, {@code \}{@code u001b} for an escape character. Of JSON it stays the same JSON.
 *
 * <p>Meant are Unicode's control and format characters (among them those for the direction of writing and those of no width), its
 * separators of lines and paragraphs, and halves of characters.
 */
public final class Shown {
    private static final String HEX = "0123456789abcdef";

    private Shown() {
    }

    /** On one line: line feeds and tabs too are text. */
    public static String line(String text) {
        return shown(text, false);
    }

    /** As many lines as it has: line feeds and tabs do what they do. */
    public static String lines(String text) {
        return shown(text, true);
    }

    private static String shown(String text, boolean lines) {
        int at = 0;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, at);
        while (at < text.length()) {
            int character = text.codePointAt(at);
            int units = Character.charCount(character);
            if (lines && (character == '\n' || character == '\t') || !isHidden(character)) {
                shown.appendCodePoint(character);
            } else {
                for (int i = at; i < at + units; i++) {
                    append(text.charAt(i), shown);
                }
            }
            at += units;
        }
        return shown.toString();
    }

    private static boolean isPlain(char unit) {
        return unit >= ' ' && unit < 0x7f;
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    private static void append(char unit, StringBuilder shown) {
        switch (unit) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> shown.append("\\u").append(HEX.charAt(unit >> 12)).append(HEX.charAt(unit >> 8 & 15))
                    .append(HEX.charAt(unit >> 4 & 15)).append(HEX.charAt(unit & 15));
        }
    }
}
