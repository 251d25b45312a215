package dev.lengthwise.report;

import dev.lengthwise.probe.SimilarityResult;
import dev.lengthwise.result.study.ArmLengths;
import dev.lengthwise.text.Grouped;
import dev.lengthwise.text.Shown;
import java.util.ArrayList;
import java.util.List;

/** How alike models' representations are, as plain text for a terminal: layers × pairs of models, which are numbered from 1. */
public final class SimilarityTable {
    private static final int NAME = 12;
    private static final int COLUMN = 9;
    private static final int COLUMNS = (TerminalTable.WIDTH - NAME) / COLUMN;

    private SimilarityTable() {
    }

    /**
     * A line a layer, a column a pair; pairs that do not fit beside each other stand below.
     *
     * @param trained the lengths that the models were trained on; others are called unseen
     */
    public static String of(SimilarityResult result, ArmLengths trained) {
        List<int[]> pairs = new ArrayList<>();
        for (int second = 1; second < result.models(); second++) {
            for (int first = 0; first < second; first++) {
                pairs.add(new int[]{first, second});
            }
        }
        String mark = Shown.line(trained.mark(result.length()));
        StringBuilder text = new StringBuilder("Linear CKA of the residual stream, length " + result.length()
                + (mark.isEmpty() ? ": " : " (" + mark + "): ") + Grouped.of(result.positions())
                + " answer positions of " + Grouped.of(result.inputs()) + " inputs\n");
        for (int from = 0; from < pairs.size(); from += COLUMNS) {
            List<int[]> block = pairs.subList(from, Math.min(from + COLUMNS, pairs.size()));
            text.append(" ".repeat(NAME));
            block.forEach(pair -> text.append(right((pair[0] + 1) + "-" + (pair[1] + 1))));
            text.append('\n');
            for (SimilarityResult.Layer layer : result.layers()) {
                text.append(layer.label()).append(" ".repeat(Math.max(0, NAME - layer.label().length())));
                block.forEach(pair -> text.append(right(Cka.plain(layer.between(pair[0], pair[1])))));
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String right(String cell) {
        return " ".repeat(Math.max(0, COLUMN - cell.length())) + cell;
    }
}
