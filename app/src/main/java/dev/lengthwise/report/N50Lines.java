package dev.lengthwise.report;

import dev.lengthwise.result.study.StudyResult;
import java.util.ArrayList;
import java.util.List;

/** The length at which each arm's exact match falls to 50 %, as lines for a terminal. */
final class N50Lines {
    private static final String GAP = "  ";
    private static final int SHORTEST_NAME = 12;

    private N50Lines() {
    }

    /** Nothing where no arm has a score. */
    static void write(StudyResult study, StringBuilder text) {
        N50Rows rows = N50Rows.of(study);
        if (rows.rows().isEmpty()) {
            return;
        }
        text.append('\n');
        TerminalTable.wrap(rows.explanation().replace('’', '\'').replace('“', '"').replace('”', '"'), "", text);
        text.append('\n');
        List<List<String>> lines = new ArrayList<>();
        lines.add(cells("", N50Rows.LABELS));
        rows.rows().forEach(row -> lines.add(cells(row.name(), row.cells())));
        int columns = lines.getFirst().size();
        int[] widths = new int[columns];
        int used = 0;
        for (int column = 0; column < columns; column++) {
            int at = column;
            boolean filled = lines.stream().skip(1).anyMatch(line -> !line.get(at).isEmpty());
            widths[column] = filled ? TerminalTable.width(lines.stream().map(line -> line.get(at)).toList()) : 0;
            used += column > 0 && filled ? widths[column] + GAP.length() : 0;
        }
        widths[0] = Math.min(widths[0], Math.max(SHORTEST_NAME, TerminalTable.WIDTH - used));
        for (int at = 0; at < lines.size(); at++) {
            text.append(line(lines.get(at), widths)).append('\n');
            if (at > 0 && !rows.rows().get(at - 1).seeds().isEmpty()) {
                TerminalTable.wrap("    " + rows.rows().get(at - 1).seeds(), "    ", text);
            }
        }
    }

    private static List<String> cells(String name, List<String> others) {
        List<String> cells = new ArrayList<>(List.of(name));
        cells.addAll(others);
        cells.remove(1 + N50Rows.EXACT);
        return cells;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(
                TerminalTable.left(TerminalTable.shortened(cells.getFirst(), widths[0]), widths[0]));
        for (int column = 1; column < widths.length; column++) {
            if (widths[column] > 0) {
                line.append(GAP).append(TerminalTable.right(cells.get(column), widths[column]));
            }
        }
        return line.toString().stripTrailing();
    }
}
