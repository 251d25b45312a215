package dev.lengthwise.report;

import dev.lengthwise.text.Grouped;
import dev.lengthwise.text.Percent;
import java.util.List;

/**
 * Exact match against examples, on a logarithmic axis, as a picture within a page: every seed thin, their mean thick.
 *
 * @param words what it shows, for who does not see it
 * @param examples at which there are points, ascending, at least one
 */
record ExamplesPanel(String words, List<Line> lines, List<Long> examples) {
    private static final double WIDTH = 244;
    private static final double HEIGHT = 130;
    private static final double LEFT = 44;
    private static final double INSET = 14;
    private static final double TOP = 8;
    private static final double FOOT = 38;
    private static final double RIGHT = 22;
    private static final double BETWEEN_TICKS = 40;
    private static final String RULE = "stroke=\"currentColor\" stroke-opacity=\".18\"";

    /**
     * One line.
     *
     * @param name for the words under the cursor
     * @param mean whether it is over seeds
     */
    record Line(String name, ArmMark mark, boolean mean, List<Point> points) {
    }

    /** The share that is right with so many examples. */
    record Point(long examples, double share) {
    }

    String svg() {
        Svg svg = new Svg();
        for (int percent = 0; percent <= 100; percent += 50) {
            double y = y(percent / 100.0);
            svg.line(LEFT, y, LEFT + WIDTH, y, RULE);
            svg.text(LEFT - 6, y + 4, Svg.Anchor.END, "opacity=\".75\"", percent + " %");
        }
        double last = Double.NEGATIVE_INFINITY;
        for (long at : examples) {
            svg.line(x(at), y(0), x(at), y(0) + 4, RULE);
            if (x(at) - last >= BETWEEN_TICKS) {
                svg.text(x(at), y(0) + 17, Svg.Anchor.MIDDLE, "opacity=\".75\"", brief(at));
                last = x(at);
            }
        }
        svg.text(LEFT + WIDTH / 2, y(0) + 33, Svg.Anchor.MIDDLE, "opacity=\".75\"", "examples, logarithmic");
        lines.stream().filter(line -> !line.mean()).forEach(line -> draw(line, svg));
        lines.stream().filter(Line::mean).forEach(line -> draw(line, svg));
        return svg.finish(LEFT + WIDTH + RIGHT, TOP + HEIGHT + FOOT, words);
    }

    /** {@code 3.2M}, {@code 500k}, {@code 320}. */
    static String brief(long examples) {
        return examples >= 1_000_000
                ? Svg.number(examples / 1e6) + "M"
                : examples >= 1000 ? Svg.number(examples / 1e3) + "k" : String.valueOf(examples);
    }

    private double x(long at) {
        double least = Math.log(examples.getFirst());
        double most = Math.log(examples.getLast());
        return LEFT + INSET + (WIDTH - 2 * INSET) * (most > least ? (Math.log(at) - least) / (most - least) : 0.5);
    }

    private static double y(double share) {
        return TOP + HEIGHT * (1 - share);
    }

    private void draw(Line line, Svg svg) {
        StringBuilder path = new StringBuilder();
        for (Point point : line.points()) {
            path.append(path.isEmpty() ? 'M' : 'L').append(Svg.number(x(point.examples()))).append(' ')
                    .append(Svg.number(y(point.share())));
        }
        String dashes = String.join(" ", line.mark().dash().stream().map(String::valueOf).toList());
        svg.raw("<g style=\"color:var(--arm-" + line.mark().color() + ")\"><path d=\"" + path
                + "\" fill=\"none\" stroke=\"currentColor\" "
                + (line.mean()
                        ? "stroke-width=\"2.5\"" + (dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"")
                        : "stroke-width=\".8\" stroke-opacity=\".6\"")
                + "/>");
        for (Point point : line.points()) {
            svg.raw("<path transform=\"translate(" + Svg.number(x(point.examples())) + " "
                    + Svg.number(y(point.share())) + ") scale(" + (line.mean() ? ".85" : ".4") + ")\" d=\""
                    + line.mark().marker() + "\"><title>" + Html.escape(line.name() + ", "
                            + Grouped.of(point.examples()) + " examples: " + Percent.signed(point.share()))
                    + "</title></path>");
        }
        svg.raw("</g>\n");
    }
}
