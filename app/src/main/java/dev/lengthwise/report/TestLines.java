package dev.lengthwise.report;

import dev.lengthwise.result.study.StudyResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How clear the differences are, as lines for a terminal: a line for each that is tested. */
final class TestLines {
    private static final String GAP = "  ";
    private static final int NAME = 1; // column
    private static final int SHORTEST_NAME = 12;

    private TestLines() {
    }

    /** Nothing where no difference can be tested. */
    static void write(StudyResult study, StringBuilder text) {
        TestRows tests = TestRows.of(study);
        if (tests.rows().isEmpty()) {
            return;
        }
        text.append('\n');
        TerminalTable.wrap("Tests of the differences. " + tests.explanation().replace('’', '\''), "", text);
        text.append('\n');
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("length", ""));
        header.addAll(TestRows.LABELS);
        rows.add(header);
        for (TestRows.Row row : tests.rows()) {
            List<String> cells = new ArrayList<>(List.of(String.valueOf(row.length()), row.name()));
            cells.addAll(row.cells());
            rows.add(cells);
        }
        int[] widths = new int[header.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        int others = Arrays.stream(widths).map(width -> width + GAP.length()).sum() - widths[NAME] - GAP.length();
        widths[NAME] = Math.min(widths[NAME], Math.max(SHORTEST_NAME, TerminalTable.WIDTH - others));
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(TerminalTable.right(row.getFirst(), widths[0])).append(GAP)
                    .append(TerminalTable.left(TerminalTable.shortened(row.get(NAME), widths[NAME]), widths[NAME]));
            for (int column = NAME + 1; column < widths.length; column++) {
                line.append(GAP).append(TerminalTable.right(row.get(column), widths[column]));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }
}
