package dev.lengthwise.report;

import dev.lengthwise.text.Shown;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells as plain text: the first column to the left, the others to the right, two blanks between. */
public final class TextGrid {
    private final List<List<String>> rows = new ArrayList<>();

    public TextGrid row(List<String> cells) {
        rows.add(cells.stream().map(Shown::line).toList());
        return this;
    }

    @Override
    public String toString() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(column == 0
                        ? TerminalTable.left(row.get(column), widths[column])
                        : "  " + TerminalTable.right(row.get(column), widths[column]));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
