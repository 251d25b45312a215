package dev.lengthwise.cli;

import dev.lengthwise.bench.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A benchmark's lines as columns for a terminal, ratios first. */
final class BenchTable {
    private static final int HEADING = 14; // a column's heading is broken into lines of about so many characters
    private static final String GAP = "  ";

    private BenchTable() {
    }

    /** The lines, without line ends. */
    static List<String> lines(List<Row> rows) {
        List<List<String>> columns = new ArrayList<>();
        columns.add(column("", rows, Row::name));
        if (rows.stream().anyMatch(row -> row.ratio() != null)) {
            columns.add(column("times as fast", rows, BenchTable::ratio));
            columns.add(column("from - to", rows, BenchTable::spread));
            columns.add(column("as", rows, Row::peer));
        }
        Set<String> figures = new LinkedHashSet<>();
        rows.forEach(row -> figures.addAll(row.figures().keySet()));
        for (String figure : figures) {
            columns.add(column(figure, rows, row -> figure(figure, row.figures().get(figure))));
        }
        int heading = columns.stream().mapToInt(column -> column.size() - rows.size()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < heading + rows.size(); line++) {
            StringBuilder text = new StringBuilder();
            for (int c = 0; c < columns.size(); c++) {
                List<String> column = columns.get(c);
                int at = line - (heading + rows.size() - column.size()); // headings end on the same line
                String cell = at < 0 ? "" : column.get(at);
                int width = column.stream().mapToInt(String::length).max().orElse(0);
                boolean words = c == 0 || column.get(column.size() - rows.size() - 1).equals("as");
                text.append(GAP).append(words
                        ? cell + " ".repeat(width - cell.length())
                        : " ".repeat(width - cell.length()) + cell);
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }

    private interface Cell {
        String of(Row row);
    }

    private static List<String> column(String heading, List<Row> rows, Cell cell) {
        List<String> column = wrap(heading);
        rows.forEach(row -> column.add(cell.of(row)));
        return column;
    }

    private static List<String> wrap(String heading) {
        List<String> lines = new ArrayList<>(List.of(""));
        for (String word : heading.split(" ", -1)) {
            String last = lines.getLast();
            if (last.isEmpty()) {
                lines.set(lines.size() - 1, word);
            } else if (last.length() + 1 + word.length() <= HEADING) {
                lines.set(lines.size() - 1, last + " " + word);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    private static String ratio(Row row) {
        return row.ratio() == null ? "" : String.format(Locale.ROOT, "%.2f", row.ratio().median());
    }

    private static String spread(Row row) {
        return row.ratio() == null
                ? ""
                : String.format(Locale.ROOT, "%.2f - %.2f", row.ratio().min(), row.ratio().max());
    }

    /** Shares as percentages; everything else with about four digits. */
    private static String figure(String name, @Nullable Double value) {
        if (value == null) {
            return "";
        }
        if (name.startsWith("share")) {
            return String.format(Locale.ROOT, "%.1f %%", 100 * value);
        }
        double size = Math.abs(value);
        if (size != 0 && size < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        int decimals = size >= 1000 || size == 0 ? 0 : 3 - (int) Math.floor(Math.log10(size));
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
