package dev.lengthwise.report;

import dev.lengthwise.result.run.ScoreCurve.Point;
import dev.lengthwise.text.Grouped;
import dev.lengthwise.text.Percent;
import java.util.List;

/**
 * Exact match against the step, as a picture within a page.
 *
 * @param words what it shows, for who does not see it
 * @param last the step at its right end, at least 1
 * @param width of the axes, in pixels
 */
record StepPanel(String words, List<Line> lines, int last, double width) {
    private static final double HEIGHT = 130;
    private static final double LEFT = 44;
    private static final double TOP = 8;
    private static final double FOOT = 38;
    private static final double RIGHT = 18;
    private static final int STEP_TICKS = 4;
    private static final int MOST_MARKS = 10;
    private static final String RULE = "stroke=\"currentColor\" stroke-opacity=\".18\"";

    /**
     * One line.
     *
     * @param name for the words under the cursor
     */
    record Line(String name, ArmMark mark, List<Point> points) {
    }

    String svg() {
        Svg svg = new Svg();
        for (int percent = 0; percent <= 100; percent += 50) {
            double y = y(percent / 100.0);
            svg.line(LEFT, y, LEFT + width, y, RULE);
            svg.text(LEFT - 6, y + 4, Svg.Anchor.END, "opacity=\".75\"", percent + " %");
        }
        int each = tick();
        for (int step = 0; step <= last; step += each) {
            svg.line(x(step), y(0), x(step), y(0) + 4, RULE);
            svg.text(x(step), y(0) + 17, Svg.Anchor.MIDDLE, "opacity=\".75\"",
                    Grouped.of(step));
        }
        svg.text(LEFT + width / 2, y(0) + 33, Svg.Anchor.MIDDLE, "opacity=\".75\"", "step");
        lines.forEach(line -> draw(line, svg));
        return svg.finish(LEFT + width + RIGHT, TOP + HEIGHT + FOOT, words);
    }

    /** 1, 2 or 5 times a power of ten. */
    private int tick() {
        for (int power = 1; power > 0; power *= 10) {
            for (int digit : new int[]{1, 2, 5}) {
                if ((long) digit * power * STEP_TICKS >= last) {
                    return digit * power;
                }
            }
        }
        return last;
    }

    private double x(int step) {
        return LEFT + width * step / last;
    }

    private static double y(double share) {
        return TOP + HEIGHT * (1 - share);
    }

    private void draw(Line line, Svg svg) {
        StringBuilder path = new StringBuilder();
        for (Point point : line.points()) {
            path.append(path.isEmpty() ? 'M' : 'L').append(Svg.number(x(point.step()))).append(' ')
                    .append(Svg.number(y(point.exact().rate())));
        }
        String dashes = String.join(" ", line.mark().dash().stream().map(String::valueOf).toList());
        svg.raw("<g style=\"color:var(--arm-" + line.mark().color() + ")\"><path d=\"" + path
                + "\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\""
                + (dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"") + "/>");
        int every = Math.max(1, (line.points().size() + MOST_MARKS - 1) / MOST_MARKS);
        for (int i = line.points().size() - 1; i >= 0; i -= every) {
            mark(line, line.points().get(i), svg);
        }
        svg.raw("</g>\n");
    }

    private void mark(Line line, Point point, Svg svg) {
        svg.raw("<path transform=\"translate(" + Svg.number(x(point.step())) + " " + Svg.number(y(point.exact().rate()))
                + ") scale(.75)\" d=\"" + line.mark().marker() + "\"><title>"
                + Html.escape(line.name() + ", step " + Grouped.of(point.step()) + ": "
                        + Percent.signed(point.exact().rate()) + ", " + Grouped.of(point.exact().correct())
                        + " of " + Grouped.of(point.exact().total()))
                + "</title></path>");
    }
}
