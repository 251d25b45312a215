package dev.lengthwise.gap;

import dev.lengthwise.construct.Forecast;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.report.TerminalTable;
import dev.lengthwise.report.TextGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A study of constructed models as plain text for a terminal. */
public final class GapTable {
    private GapTable() {
    }

    /** Findings, then for each sweep and family the first length that fails, softmaxes × precisions. */
    public static String of(GapResult result) {
        StringBuilder text = new StringBuilder();
        result.findings().forEach(finding -> TerminalTable.wrap("* " + finding, "  ", text));
        for (GapSweep sweep : result.sweeps()) {
            text.append('\n').append(sweep.name()).append(": ").append(sweep.construction()).append('\n');
            for (GapSweep.Family family : sweep.families()) {
                TextGrid grid = new TextGrid();
                List<String> heading = new ArrayList<>(List.of(family.name()));
                heading.addAll(sweep.precisions());
                grid.row(heading);
                for (String softmax : sweep.softmaxes()) {
                    List<String> row = new ArrayList<>(List.of(softmax));
                    sweep.precisions().forEach(precision -> row.add(words(sweep.cell(precision, softmax,
                            family.name()))));
                    grid.row(row);
                }
                text.append(grid);
            }
        }
        text.append("\nThe shortest length with a wrong answer (theory: right below / wrong at; -: at no length)\n");
        return text.toString();
    }

    private static String words(GapCell cell) {
        Optional<LengthResult> failure = cell.firstFailure();
        String first = failure.isPresent() ? String.valueOf(failure.get().length()) : ">" + cell.longest();
        return String.format(Locale.ROOT, "%s (%s/%s)", first, length(cell.sureBelow()), length(cell.wrongFrom()));
    }

    private static String length(Optional<Forecast> forecast) {
        return forecast.map(each -> String.valueOf(each.length())).orElse("-");
    }
}
