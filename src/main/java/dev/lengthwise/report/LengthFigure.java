package dev.lengthwise.report;

import java.util.List;
import java.util.Locale;

/**
 * Lines over the length, on a logarithmic axis: a small panel a head, rows of them a layer.
 *
 * @param trainedUpTo the longest training length, where a line is drawn
 * @param top of the vertical axis
 * @param unit after numbers under the cursor
 */
record LengthFigure(String title, List<String> names, List<Panel> panels, int perRow, int trainedUpTo, double top,
        String unit) {
    private static final double WIDTH = 200;
    private static final double HEIGHT = 120;
    private static final double LEFT = 38;
    private static final double GAP = 22;
    private static final double HEAD = 24;
    private static final double FOOT = 26;
    private static final String[] COLORS = {"#0072b2", "#d55e00", "#009e73", "#8a8f96", "#b8558e", "#c98500"};
    private static final String[] DASHES = {"", "6 3", "2 3", "8 3 2 3", "4 2", "1 2"};
    private static final int DOTS = 4;

    /** One head. */
    record Panel(String title, List<Line> lines) {
    }

    /**
     * One line.
     *
     * @param name place among the names
     * @param values one for each of the lengths
     */
    record Line(int name, List<Integer> lengths, List<Double> values) {
    }

    String svg() {
        Svg svg = new Svg();
        svg.text(4, 16, Svg.Anchor.START, "font-weight=\"600\"", title);
        double x = 4;
        for (int name = 0; name < names.size(); name++) {
            svg.line(x, 34, x + 26, 34, stroke(name));
            dot(svg, x + 13, 34, name);
            svg.text(x + 32, 38, Svg.Anchor.START, names.get(name));
            x += 52 + 6.8 * names.get(name).length();
        }
        int rows = (panels.size() + perRow - 1) / perRow;
        for (int i = 0; i < panels.size(); i++) {
            int row = i / perRow;
            panel(panels.get(i), 4 + (i % perRow) * (LEFT + WIDTH + GAP), 52 + row * (HEAD + HEIGHT + FOOT), svg);
        }
        return svg.finish(Math.max(x, perRow * (LEFT + WIDTH + GAP)), 56 + rows * (HEAD + HEIGHT + FOOT), title);
    }

    private static String stroke(int name) {
        return "stroke=\"" + COLORS[name % COLORS.length] + "\" stroke-width=\"2\" stroke-dasharray=\""
                + DASHES[name % DASHES.length] + "\" fill=\"none\"";
    }

    /** Circle, square, triangle, diamond. */
    private static void dot(Svg svg, double x, double y, int name) {
        String at = "translate(" + Svg.number(x) + " " + Svg.number(y) + ")";
        String path = switch (name % DOTS) {
            case 0 -> "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0";
            case 1 -> "M-3 -3h6v6h-6z";
            case 2 -> "M0 -4L4 3H-4z";
            default -> "M0 -4.5L4.5 0L0 4.5L-4.5 0z";
        };
        svg.raw("<path transform=\"" + at + "\" d=\"" + path + "\" fill=\"" + COLORS[name % COLORS.length] + "\"/>");
    }

    private void panel(Panel panel, double left, double y, Svg svg) {
        double x = left + LEFT;
        double bottom = y + HEAD + HEIGHT;
        svg.text(x, y + 14, Svg.Anchor.START, panel.title());
        List<Integer> lengths = panel.lines().getFirst().lengths();
        if (lengths.isEmpty()) {
            return; // of such lengths there is no position to look from
        }
        double low = Math.log(lengths.getFirst());
        double span = Math.max(1e-9, Math.log(lengths.getLast()) - low);
        for (int tick = 0; tick <= 2; tick++) {
            double at = bottom - HEIGHT * tick / 2;
            svg.line(x, at, x + WIDTH, at, "stroke=\"currentColor\" stroke-opacity=\".18\"");
            svg.text(x - 6, at + 4, Svg.Anchor.END, "opacity=\".75\"", Svg.number(top * tick / 2));
        }
        double last = Double.NEGATIVE_INFINITY;
        for (int length : lengths) {
            double at = x + WIDTH * (Math.log(length) - low) / span;
            if (at - last > 26) {
                svg.text(at, bottom + 15, Svg.Anchor.MIDDLE, "opacity=\".75\"", String.valueOf(length));
                last = at;
            }
        }
        if (trainedUpTo > lengths.getFirst() && trainedUpTo < lengths.getLast()) {
            double at = x + WIDTH * (Math.log(trainedUpTo) - low) / span;
            svg.line(at, y + HEAD, at, bottom,
                    "stroke=\"currentColor\" stroke-opacity=\".5\" stroke-dasharray=\"2 2\"");
        }
        for (Line line : panel.lines()) {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < lengths.size(); i++) {
                path.append(i == 0 ? 'M' : 'L').append(Svg.number(x + WIDTH * (Math.log(lengths.get(i)) - low) / span))
                        .append(' ').append(Svg.number(height(line.values().get(i), bottom)));
            }
            svg.raw("<path d=\"" + path + "\" " + stroke(line.name()) + "/>");
            for (int i = 0; i < lengths.size(); i++) {
                svg.raw("<g>");
                dot(svg, x + WIDTH * (Math.log(lengths.get(i)) - low) / span, height(line.values().get(i), bottom),
                        line.name());
                svg.raw("<title>" + Html.escape(names.get(line.name()) + ", length " + lengths.get(i) + ": "
                        + String.format(Locale.ROOT, "%.2f", line.values().get(i)) + unit) + "</title></g>\n");
            }
        }
    }

    private double height(double value, double bottom) {
        return bottom - HEIGHT * Math.clamp(value / top, 0, 1);
    }
}
