package dev.lengthwise.text;

import java.util.List;

/** Rows of plain text, their columns below each other. */
public final class Columns {
    private static final int BETWEEN = 2;

    private Columns() {
    }

    /**
     * One line a row.
     *
     * @param cells rows of the same size
     */
    public static String of(List<List<String>> cells) {
        List<List<String>> rows = cells.stream().map(row -> row.stream().map(Shown::line).toList()).toList();
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
                line.append(row.get(column)).append(" ".repeat(width - row.get(column).length() + BETWEEN));
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }
}
