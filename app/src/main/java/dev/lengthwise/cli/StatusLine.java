package dev.lengthwise.cli;

import dev.lengthwise.text.Shown;
import dev.lengthwise.text.TextWidth;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command tells of itself in one line: parts, the most important first.
 *
 * @param parts empty ones are left out; what would steer a terminal is shown as text
 */
record StatusLine(List<String> parts) {
    private static final String GAP = "  ";
    private static final String CUT = "…";

    StatusLine {
        parts = parts.stream().filter(part -> !part.isEmpty()).map(Shown::line).toList();
    }

    /** With one more part after the first {@code place}, or after all where there are fewer. */
    StatusLine with(int place, String part) {
        List<String> more = new ArrayList<>(parts);
        more.add(Math.min(place, parts.size()), part);
        return new StatusLine(more);
    }

    /** All of it. */
    @Override
    public String toString() {
        return String.join(GAP, parts);
    }

    /**
     * As many of the first parts as fit. Of the very first one, if it is too long by itself, as many of its words; a number is never
     * cut.
     *
     * @param columns there are
     */
    String fitted(int columns) {
        String line = fitted(parts, GAP, columns);
        return line.isEmpty() && !parts.isEmpty() ? ofFirst(columns) : line;
    }

    private String ofFirst(int columns) {
        String first = parts.getFirst();
        String words = fitted(List.of(first.split(" ")), " ", columns - TextWidth.of(CUT));
        if (!words.isEmpty()) {
            return words + CUT;
        }
        StringBuilder letters = new StringBuilder();
        for (int character : first.codePoints().toArray()) {
            String longer = letters + Character.toString(character);
            if (character == ' ' || TextWidth.of(longer + CUT) > columns) {
                break;
            }
            if (Character.isDigit(character)) {
                letters.setLength(0);
                break;
            }
            letters.appendCodePoint(character);
        }
        return columns < TextWidth.of(CUT) ? "" : letters + CUT;
    }

    private static String fitted(List<String> parts, String gap, int columns) {
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            String longer = line + (line.isEmpty() ? "" : gap) + part;
            if (TextWidth.of(longer) > columns) {
                break;
            }
            line = new StringBuilder(longer);
        }
        return line.toString();
    }
}
