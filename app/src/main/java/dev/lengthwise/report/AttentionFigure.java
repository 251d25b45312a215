package dev.lengthwise.report;

import dev.lengthwise.probe.ExampleView;
import java.util.List;

/** Where every head of a model looks in one example: layers below each other, heads beside each other; a row is a query. */
final class AttentionFigure {
    private static final double LABEL = 34;
    private static final double TITLE = 30;
    private static final double HEAD = 22;
    private static final double MOST = 300;
    private static final double LARGEST = 24;

    private AttentionFigure() {
    }

    static String svg(String title, ExampleView view) {
        int read = view.words().size();
        double cell = Math.min(LARGEST, MOST / read);
        double size = LABEL + read * cell;
        int heads = view.patterns().getFirst().size();
        Svg svg = new Svg();
        svg.text(4, 16, Svg.Anchor.START, "font-weight=\"600\"", title);
        for (int layer = 0; layer < view.patterns().size(); layer++) {
            for (int head = 0; head < heads; head++) {
                double x = 4 + head * (size + 18);
                double y = TITLE + layer * (size + HEAD + 18);
                svg.text(x + LABEL, y + 8, Svg.Anchor.START, "head " + layer + "." + head);
                one(view, view.patterns().get(layer).get(head), x, y + HEAD, cell, svg);
            }
        }
        return svg.finish(heads * (size + 18), TITLE + view.patterns().size() * (size + HEAD + 18), title);
    }

    private static void one(ExampleView view, List<List<Double>> pattern, double x, double y, double cell, Svg svg) {
        int read = view.words().size();
        String font = "font-size=\"" + Svg.number(Math.min(11, cell * 0.75)) + "\"";
        for (int token = 0; token < read; token++) {
            String word = label(view.words().get(token));
            svg.text(x + LABEL + (token + 0.5) * cell, y + 2, Svg.Anchor.MIDDLE, font, word);
            svg.text(x + LABEL - 5, y + 6 + (token + 0.5) * cell + 4, Svg.Anchor.END, font, word);
        }
        for (int query = 0; query < read; query++) {
            for (int key = 0; key <= query; key++) {
                double weight = pattern.get(query).get(key);
                svg.cell(x + LABEL + key * cell, y + 6 + query * cell, cell - 0.5, cell - 0.5, Shade.of(weight), "",
                        view.words().get(query) + " looks at " + view.words().get(key) + ": "
                                + (Double.isFinite(weight)
                                        ? ProbeWords.percent(weight) + " %"
                                        : LengthFigure.NO_NUMBER));
            }
        }
    }

    private static String label(String word) {
        return word.equals("SEP") ? "⊥" : word;
    }
}
