package dev.lengthwise.report;

import dev.lengthwise.result.compare.InputsComparison;
import dev.lengthwise.text.Grouped;
import dev.lengthwise.text.PValue;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.List;

/** Models input by input, as text for a terminal. */
public final class InputsTable {
    private static final String GAP = "  ";
    private static final List<String> HEADER = List.of("models", "length", "inputs", "first only", "other only", "p",
            "difference", "95 %");

    private InputsTable() {
    }

    /** A line for each length of each comparison; empty where there is none. */
    public static String of(List<InputsComparison> comparisons) {
        if (comparisons.isEmpty()) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        for (InputsComparison each : comparisons) {
            rows.add(List.of("1 and " + each.model(), String.valueOf(each.length()), Grouped.of(each.inputs()),
                    Grouped.of(each.firstOnly()), Grouped.of(each.otherOnly()), PValue.of(each.p()),
                    Percent.points(each.difference()),
                    Percent.points(each.low()) + " to " + Percent.points(each.high())));
        }
        StringBuilder text = new StringBuilder();
        TerminalTable.wrap(
                "Input by input, on the same test inputs: those that one of the two models alone has right, p of "
                        + "McNemar's exact test, and the second model's exact match less the first's in percentage points, with its "
                        + "95 % interval by resampling inputs. This is about these two models: other seeds would give others.",
                "",
                text);
        text.append('\n');
        int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(TerminalTable.left(row.getFirst(), widths[0]));
            for (int column = 1; column < widths.length; column++) {
                line.append(GAP).append(TerminalTable.right(row.get(column), widths[column]));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
