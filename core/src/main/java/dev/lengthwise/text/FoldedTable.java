package dev.lengthwise.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table that is wider than a terminal: as many columns as fit, then the others below, each time with the first column; or, where the
 * first column leaves no room, row below row with a line for each cell.
 */
final class FoldedTable {
    private static final int GAP = 2;
    private static final int INDENT = 2;
    private static final int FEWEST = 8; // columns beside the first one that are worth a piece
    private static final int LEAST = 20; // columns that a text is broken to

    private final int columns;
    private final List<List<String>> rows = new ArrayList<>(); // cells, with the blanks that align them
    private final List<Integer> widths = new ArrayList<>();

    /**
     * @param lines with two blanks or more between columns; those of one cell belong to the first column
     * @param columns of the terminal
     */
    FoldedTable(List<String> lines, int columns) {
        this.columns = columns;
        List<List<String>> cells = lines.stream().map(FoldedTable::byColumn).toList();
        List<int[]> spans = spans(lines, cells);
        for (int[] span : spans) {
            widths.add(span[1] - span[0]);
        }
        for (int line = 0; line < lines.size(); line++) {
            List<String> row = new ArrayList<>();
            for (int[] span : spans) {
                row.add(Folded.isRow(lines.get(line))
                        ? part(cells.get(line), span[0], span[1])
                        : row.isEmpty() ? lines.get(line) : "");
            }
            rows.add(row);
        }
    }

    /** A line, a piece for each column of a terminal: a wide character is followed by an empty one. */
    private static List<String> byColumn(String line) {
        List<String> pieces = new ArrayList<>();
        line.codePoints().mapToObj(Character::toString).forEach(character -> {
            int width = TextWidth.of(character);
            if (width == 0 && !pieces.isEmpty()) {
                pieces.add(pieces.removeLast() + character);
            } else {
                pieces.add(character);
                for (int more = 1; more < width; more++) {
                    pieces.add("");
                }
            }
        });
        return pieces;
    }

    /** First and behind the last place of each column: between them nothing stands in any row. */
    private static List<int[]> spans(List<String> lines, List<List<String>> cells) {
        int width = cells.stream().mapToInt(List::size).max().orElse(0);
        List<int[]> spans = new ArrayList<>();
        int from = 0;
        int blanks = 0;
        boolean inside = false;
        for (int at = 0; at <= width; at++) {
            if (at < width && !isBlank(lines, cells, at)) {
                blanks = 0;
                inside = true;
            } else {
                blanks++;
            }
            if (inside && (blanks == GAP || at == width)) {
                spans.add(new int[]{from, at + 1 - blanks});
                inside = false;
            }
            if (!inside && blanks >= GAP) {
                from = at + 1;
            }
        }
        return spans;
    }

    private static boolean isBlank(List<String> lines, List<List<String>> cells, int at) {
        for (int line = 0; line < lines.size(); line++) {
            List<String> cell = cells.get(line);
            if (Folded.isRow(lines.get(line)) && at < cell.size() && !cell.get(at).equals(" ")) {
                return false;
            }
        }
        return true;
    }

    private static String part(List<String> cells, int from, int to) {
        return from >= cells.size() ? "" : String.join("", cells.subList(from, Math.min(to, cells.size())));
    }

    List<String> lines() {
        if (columns - beforeLast() >= Math.max(LEAST, longestWord(widths.size() - 1))) {
            return withBrokenEnd();
        }
        return columns - widths.getFirst() - GAP >= Math.max(FEWEST, longestWord(1)) ? inPieces() : rowByRow();
    }

    /** Columns of the longest word in a column or behind it. */
    private int longestWord(int from) {
        return rows.stream().flatMap(row -> row.subList(from, row.size()).stream())
                .flatMap(cell -> Stream.of(cell.strip().split(" +"))).mapToInt(TextWidth::of).max().orElse(0);
    }

    private int beforeLast() {
        return widths.subList(0, widths.size() - 1).stream().mapToInt(width -> width + GAP).sum();
    }

    private List<String> withBrokenEnd() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size() - 1; column++) {
                line.append(padded(row.get(column), widths.get(column))).append(" ".repeat(GAP));
            }
            broken(line.toString(), row.getLast().strip(), beforeLast(), lines);
        }
        return lines;
    }

    /** A text behind others, its further lines below its first. */
    private void broken(String before, String text, int from, List<String> lines) {
        String begin = before;
        for (String part : Words.wrap(text, columns - from, 0)) {
            lines.add((begin + part).stripTrailing());
            begin = " ".repeat(from);
        }
    }

    private List<String> inPieces() {
        List<String> lines = new ArrayList<>();
        int column = 1;
        while (column < widths.size()) {
            int used = widths.getFirst();
            int end = column;
            while (end < widths.size() && (end == column || used + GAP + widths.get(end) <= columns)) {
                used += GAP + widths.get(end++);
            }
            if (!lines.isEmpty()) {
                lines.add("");
            }
            for (List<String> row : rows) {
                piece(row, column, end, lines);
            }
            column = end;
        }
        return lines;
    }

    /** One row's cells from one column to another; a single one that is still too wide is broken between its words. */
    private void piece(List<String> row, int from, int to, List<String> lines) {
        StringBuilder line = new StringBuilder(padded(row.getFirst(), widths.getFirst()));
        int room = columns - widths.getFirst() - GAP;
        if (to == from + 1 && widths.get(from) > room) {
            broken(line + " ".repeat(GAP), row.get(from).strip(), widths.getFirst() + GAP, lines);
            return;
        }
        for (int column = from; column < to; column++) {
            line.append(" ".repeat(GAP)).append(padded(row.get(column), widths.get(column)));
        }
        lines.add(line.toString().stripTrailing());
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - TextWidth.of(cell)));
    }

    /** The first row names the cells of the others, unless there are only two columns. */
    private List<String> rowByRow() {
        List<String> lines = new ArrayList<>();
        List<String> names = rows.getFirst();
        boolean named = widths.size() > 2;
        for (List<String> row : named ? rows.subList(1, rows.size()) : rows) {
            lines.addAll(Words.wrap(row.getFirst().strip(), columns, INDENT));
            for (int column = 1; column < row.size(); column++) {
                if (!row.get(column).isBlank()) {
                    String name = named && !names.get(column).isBlank() ? names.get(column).strip() + ": " : "";
                    lines.addAll(Words.wrap(" ".repeat(INDENT) + name + row.get(column).strip(), columns, 2 * INDENT));
                }
            }
        }
        return lines;
    }
}
