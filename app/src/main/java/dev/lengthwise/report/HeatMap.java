package dev.lengthwise.report;

import java.util.List;

/**
 * A table as a picture: the darker, the more, and the number in every cell.
 *
 * @param corner says what the rows are
 * @param groups under the columns, as many as columns: equal neighbours are joined; may be empty
 * @param cells row by row
 */
record HeatMap(String title, String corner, List<String> rows, List<String> groups, List<String> columns,
        List<List<Cell>> cells) {
    private static final double CELL = 50;
    private static final double ROW = 24;
    private static final double LETTER = 6.6;
    private static final double BOLD_LETTER = 7.8;
    private static final double TITLE = 30;
    private static final double STEP = 15;

    /**
     * A number.
     *
     * @param text in the cell
     * @param tip under the cursor
     */
    record Cell(Shade shade, String text, String tip) {
    }

    String svg() {
        double left = 14 + LETTER * rows.stream().mapToInt(String::length).max().orElse(0);
        int longest = columns.stream().mapToInt(String::length).max().orElse(0);
        boolean climbing = longest * LETTER > CELL;
        double top = TITLE + (climbing ? 12 + longest * LETTER * 0.66 : 20);
        double bottom = top + rows.size() * ROW;
        double width = Math.max(left + columns.size() * CELL + (climbing ? longest * LETTER * 0.75 : 14),
                20 + title.length() * BOLD_LETTER);
        boolean crowded = crowded();
        int group = 0;
        Svg svg = new Svg();
        svg.text(4, 16, Svg.Anchor.START, "font-weight=\"600\"", title);
        svg.text(4, top - 6, Svg.Anchor.START, "opacity=\".7\"", corner);
        for (int column = 0; column < columns.size(); column++) {
            double x = left + column * CELL;
            if (climbing) {
                svg.climbing(x + CELL / 2 - 6, top - 6, columns.get(column));
            } else {
                svg.text(x + CELL / 2, top - 6, Svg.Anchor.MIDDLE, columns.get(column));
            }
            if (!groups.isEmpty() && (column == 0 || !groups.get(column).equals(groups.get(column - 1)))) {
                svg.line(x, top, x, bottom + 18, "stroke=\"currentColor\" stroke-opacity=\".35\"");
                svg.text(x + 5, bottom + 15 + (crowded ? STEP * (group++ % 2) : 0), Svg.Anchor.START,
                        "font-style=\"italic\"", groups.get(column));
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            double y = top + row * ROW;
            svg.text(left - 8, y + ROW / 2 + 4, Svg.Anchor.END, rows.get(row));
            for (int column = 0; column < cells.get(row).size(); column++) {
                Cell cell = cells.get(row).get(column);
                svg.cell(left + column * CELL + 1, y + 1, CELL - 2, ROW - 2, cell.shade(), cell.text(), cell.tip());
            }
        }
        return svg.finish(width, bottom + (groups.isEmpty() ? 6 : crowded ? 24 + STEP : 24), title);
    }

    /** Whether a group's name is wider than its columns, so that names stand higher and lower in turn. */
    private boolean crowded() {
        for (int column = 0; column < groups.size(); column++) {
            String name = groups.get(column);
            int from = column;
            while (column + 1 < groups.size() && groups.get(column + 1).equals(name)) {
                column++;
            }
            if (5 + name.length() * LETTER > (column + 1 - from) * CELL) {
                return true;
            }
        }
        return false;
    }
}
