package dev.lengthwise.report;

import dev.lengthwise.task.TrainedLengths.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lines over the length, on a logarithmic axis: small panels, such as one a head and rows of them a layer.
 *
 * @param trained the lengths of training: what is outside of them is shaded; empty where nothing was trained
 * @param top of the vertical axis; where it is no number, nothing is known to be drawn
 * @param unit after numbers under the cursor
 */
public record LengthFigure(String title, List<String> names, List<Panel> panels, int perRow, List<Span> trained,
        double top,
        String unit) {
    private static final double WIDTH = 200;
    private static final double HEIGHT = 120;
    private static final double SINGLE = 3;
    private static final double LEFT = 38;
    private static final double GAP = 22;
    private static final double HEAD = 24;
    private static final double FOOT = 26;
    private static final String[] COLORS = {"#0072b2", "#d55e00", "#009e73", "#8a8f96", "#b8558e", "#c98500"};
    private static final String[] DASHES = {"", "6 3", "2 3", "8 3 2 3", "4 2", "1 2"};
    /** What stands where a value is no number. */
    static final String NO_NUMBER = "no number";
    private static final int DOTS = 4;
    private static final double BETWEEN_TICKS = 32;
    private static final double LEGEND_ROW = 20;
    private static final double CHARACTER = 6.8;

    /** One set of axes. */
    public record Panel(String title, List<Line> lines) {
    }

    /**
     * One line.
     *
     * @param name place among the names
     * @param lengths ascending; they may be others than those of other lines
     * @param values one for each of the lengths; what is no number is not drawn, but said
     */
    public record Line(int name, List<Integer> lengths, List<Double> values) {
    }

    public LengthFigure {
        if (!Double.isFinite(top) || top <= 0) {
            top = 1;
        }
    }

    public String svg() {
        Svg svg = new Svg();
        svg.text(4, 16, Svg.Anchor.START, "font-weight=\"600\"", title);
        double width = Math.min(perRow, panels.size()) * (LEFT + WIDTH + GAP);
        double x = 4;
        double y = 34;
        double widest = 0;
        for (int name = 0; name < names.size(); name++) {
            double needed = 52 + CHARACTER * names.get(name).length();
            if (name > 0 && x + needed > width && names.size() > COLORS.length) {
                x = 4;
                y += LEGEND_ROW;
            }
            svg.line(x, y, x + 26, y, stroke(name));
            dot(svg, x + 13, y, name);
            svg.text(x + 32, y + 4, Svg.Anchor.START, names.get(name));
            x += needed;
            widest = Math.max(widest, x);
        }
        int rows = (panels.size() + perRow - 1) / perRow;
        for (int i = 0; i < panels.size(); i++) {
            int row = i / perRow;
            panel(panels.get(i), 4 + (i % perRow) * (LEFT + WIDTH + GAP), y + 18 + row * (HEAD + HEIGHT + FOOT), svg);
        }
        return svg.finish(Math.max(widest, perRow * (LEFT + WIDTH + GAP)), y + 22 + rows * (HEAD + HEIGHT + FOOT),
                title);
    }

    private static String stroke(int name) {
        return "stroke=\"" + COLORS[name % COLORS.length] + "\" stroke-width=\"2\" stroke-dasharray=\""
                + DASHES[(name + name / COLORS.length) % DASHES.length] + "\" fill=\"none\"";
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
        List<Integer> lengths = panel.lines().stream().flatMap(line -> line.lengths().stream()).distinct().sorted()
                .toList();
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
        for (int length : ticks(panel, lengths)) {
            double at = x + WIDTH * (Math.log(length) - low) / span;
            if (at - last > BETWEEN_TICKS) {
                svg.text(at, bottom + 15, Svg.Anchor.MIDDLE, "opacity=\".75\"", String.valueOf(length));
                last = at;
            }
        }
        unseen(x, y + HEAD, length -> x + WIDTH * (Math.log(length) - low) / span, svg);
        missing(panel).ifPresent(words -> svg.text(x + 4, y + HEAD + 12, Svg.Anchor.START,
                "class=\"missing\" font-size=\"10\" opacity=\".75\"", words));
        for (Line line : panel.lines()) {
            draw(line, length -> x + WIDTH * (Math.log(length) - low) / span, bottom, svg);
        }
    }

    /** Where a line has no number: {@code no number at any length}, {@code no number at lengths 5, 10}. */
    private static Optional<String> missing(Panel panel) {
        Set<Integer> missing = new TreeSet<>();
        boolean any = false;
        for (Line line : panel.lines()) {
            for (int i = 0; i < line.lengths().size(); i++) {
                if (Double.isFinite(line.values().get(i))) {
                    any = true;
                } else {
                    missing.add(line.lengths().get(i));
                }
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(NO_NUMBER + " at " + (any
                        ? (missing.size() == 1 ? "length " : "lengths ")
                                + missing.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        : "any length"));
    }

    /** Shades what lies outside of the lengths of training, and marks their ends. */
    private void unseen(double x, double y, IntToDoubleFunction at, Svg svg) {
        double from = x;
        for (Span span : trained) {
            double around = span.min() == span.max() ? SINGLE : 0; // a single length has no width of its own
            double first = Math.clamp(at.applyAsDouble(span.min()) - around, x, x + WIDTH);
            double last = Math.clamp(at.applyAsDouble(span.max()) + around, x, x + WIDTH);
            shade(from, first, y, svg);
            for (double end : new double[]{first, last}) {
                if (end > x && end < x + WIDTH) {
                    svg.line(end, y, end, y + HEIGHT,
                            "stroke=\"currentColor\" stroke-opacity=\".5\" stroke-dasharray=\"2 2\"");
                }
            }
            from = last;
        }
        if (!trained.isEmpty()) {
            shade(from, x + WIDTH, y, svg);
        }
    }

    private static void shade(double from, double to, double y, Svg svg) {
        if (to > from) {
            svg.raw("<rect class=\"unseen\" x=\"" + Svg.number(from) + "\" y=\"" + Svg.number(y) + "\" width=\""
                    + Svg.number(to - from) + "\" height=\"" + Svg.number(HEIGHT)
                    + "\" fill=\"currentColor\" fill-opacity=\".05\"/>");
        }
    }

    /** The lengths themselves where all lines have the same ones, else powers of ten. */
    private static List<Integer> ticks(Panel panel, List<Integer> lengths) {
        if (panel.lines().stream().allMatch(line -> line.lengths().equals(lengths))) {
            return lengths;
        }
        return IntStream.of(1, 10, 100, 1_000, 10_000, 100_000)
                .filter(tick -> tick >= lengths.getFirst() && tick <= lengths.getLast()).boxed().toList();
    }

    private void draw(Line line, IntToDoubleFunction at, double bottom, Svg svg) {
        StringBuilder path = new StringBuilder();
        boolean begun = false;
        for (int i = 0; i < line.lengths().size(); i++) {
            if (!Double.isFinite(line.values().get(i))) {
                begun = false;
                continue;
            }
            path.append(begun ? 'L' : 'M').append(Svg.number(at.applyAsDouble(line.lengths().get(i)))).append(' ')
                    .append(Svg.number(height(line.values().get(i), bottom)));
            begun = true;
        }
        if (path.isEmpty()) {
            return;
        }
        svg.raw("<path d=\"" + path + "\" " + stroke(line.name()) + "/>");
        for (int i = 0; i < line.lengths().size(); i++) {
            if (!Double.isFinite(line.values().get(i))) {
                continue;
            }
            svg.raw("<g>");
            dot(svg, at.applyAsDouble(line.lengths().get(i)), height(line.values().get(i), bottom), line.name());
            svg.raw("<title>" + Html.escape(names.get(line.name()) + ", length " + line.lengths().get(i) + ": "
                    + String.format(Locale.ROOT, "%.2f", line.values().get(i)) + unit) + "</title></g>\n");
        }
    }

    private double height(double value, double bottom) {
        return bottom - HEIGHT * Math.clamp(value / top, 0, 1);
    }
}
