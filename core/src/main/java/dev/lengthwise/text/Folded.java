package dev.lengthwise.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Text for people - sentences, and tables whose columns stand two blanks apart - folded to the width of a terminal: sentences break
 * between words, tables between columns. No word and no number is cut that fits a line.
 */
public final class Folded {
    private static final String GAP = "  ";

    private Folded() {
    }

    /**
     * The same text in lines of at most so many columns; what fits stays as it is.
     *
     * @param columns at least 1
     */
    public static String of(String text, int columns) {
        String[] lines = text.split("\n", -1);
        List<String> folded = new ArrayList<>();
        int at = 0;
        while (at < lines.length) {
            int end = endOfTable(lines, at, columns);
            if (end > at) {
                List<String> rows = List.of(lines).subList(at, end);
                folded.addAll(rows.stream().allMatch(row -> TextWidth.of(row) <= columns)
                        ? rows
                        : new FoldedTable(rows, columns).lines());
                at = end;
            } else {
                String line = lines[at++];
                folded.addAll(TextWidth.of(line) <= columns ? List.of(line) : Words.wrap(line, columns, indent(line)));
            }
        }
        return String.join("\n", folded);
    }

    /** Behind the rows that begin here; further blocks of rows may have a short heading of their own between them. */
    private static int endOfTable(String[] lines, int from, int columns) {
        int end = from;
        while (end < lines.length && (isRow(lines[end]) || end > from && isHeading(lines, end, columns))) {
            end++;
        }
        return end;
    }

    private static boolean isHeading(String[] lines, int at, int columns) {
        return !lines[at].isBlank() && TextWidth.of(lines[at]) <= columns && at + 1 < lines.length
                && isRow(lines[at + 1]);
    }

    static boolean isRow(String line) {
        return line.strip().contains(GAP);
    }

    private static int indent(String line) {
        int leading = line.length() - line.stripLeading().length();
        return leading + (line.startsWith("* ", leading) ? 2 : 0);
    }
}
