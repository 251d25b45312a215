package dev.lengthwise.gap;

import dev.lengthwise.construct.RightKey;
import dev.lengthwise.construct.TaskConstruction;
import dev.lengthwise.report.Html;
import dev.lengthwise.report.LengthFigure;
import dev.lengthwise.text.Grouped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The weight on the right keys of a construction, by formula and measured, as HTML. */
final class GapMassSection {
    private final Html html;
    private final List<RightKey> keys;

    private GapMassSection(GapSweep sweep, Html html) {
        this.html = html;
        this.keys = TaskConstruction.of(sweep.task()).rightKeys();
    }

    private static double measured(GapMass mass, RightKey key) {
        return mass.measured().getOrDefault(key.name(), Double.NaN);
    }

    private static double formula(GapMass mass, RightKey key) {
        return mass.formula().getOrDefault(key.name(), Double.NaN);
    }

    static void write(GapSweep sweep, Html html) {
        new GapMassSection(sweep, html).section(sweep);
    }

    /** The weight on the right key, formula and measurement. */
    private void section(GapSweep sweep) {
        html.raw("<section id=\"attention-").text(sweep.name()).raw("\"><h2>Attention mass on the right key: ")
                .text(sweep.construction()).raw("</h2>\n<p>").text(
                        "The weight " + keys.stream().map(RightKey::words).collect(Collectors.joining("; "))
                                + ". In fp32, looked at inside of the model. The formula of docs/construction.md on the same inputs "
                                + "differs by at most " + String.format(Locale.ROOT, "%.1e", largestDifference(sweep))
                                + " from what was measured.")
                .raw("</p>\n");
        html.figure(curves(sweep));
        List<Integer> lengths = sweep.masses().stream().map(GapMass::length).distinct().sorted().toList();
        html.raw(Html.SCROLL + "<table class=\"cells\"><caption>Weight in %, measured, and below it by formula"
                + "</caption><thead><tr><th scope=\"col\" class=\"name\">softmax</th>");
        lengths.forEach(length -> html.raw("<th scope=\"col\">").text(Grouped.of(length)).raw("</th>"));
        html.raw("</tr></thead>");
        for (String family : families(sweep)) {
            for (RightKey key : keys) {
                html.raw("<tbody><tr class=\"family\"><th scope=\"rowgroup\" class=\"name\" colspan=\"")
                        .text(lengths.size() + 1L).raw("\">").text(family + ": " + key.label()).raw("</th></tr>");
                sweep.softmaxes().forEach(softmax -> masses(of(sweep, softmax, family), softmax, key, lengths));
                html.raw("</tbody>");
            }
        }
        html.raw("</table></div></section>\n");
    }

    private void masses(List<GapMass> masses, String softmax, RightKey key, List<Integer> lengths) {
        html.raw("<tr><th scope=\"row\" class=\"name\">").text(softmax).raw("</th>");
        for (int length : lengths) {
            html.raw("<td>").raw(masses.stream().filter(mass -> mass.length() == length).findFirst()
                    .map(mass -> String.format(Locale.ROOT, "%.2f<small>%.2f</small>",
                            100 * measured(mass, key),
                            100 * formula(mass, key)))
                    .orElse("–")).raw("</td>");
        }
        html.raw("</tr>");
    }

    private static List<String> families(GapSweep sweep) {
        return sweep.masses().stream().map(GapMass::family).distinct().toList();
    }

    private static List<GapMass> of(GapSweep sweep, String softmax, String family) {
        return sweep.masses().stream().filter(mass -> mass.softmax().equals(softmax) && mass.family().equals(family))
                .toList();
    }

    private double largestDifference(GapSweep sweep) {
        return sweep.masses().stream().mapToDouble(mass -> keys.stream()
                .mapToDouble(key -> Math.abs(
                        measured(mass, key) - formula(mass, key)))
                .max().orElse(0)).max().orElse(0);
    }

    private String curves(GapSweep sweep) {
        List<LengthFigure.Panel> panels = new ArrayList<>();
        for (String family : families(sweep)) {
            for (RightKey key : keys) {
                List<LengthFigure.Line> lines = new ArrayList<>();
                for (int softmax = 0; softmax < sweep.softmaxes().size(); softmax++) {
                    List<GapMass> own = of(sweep, sweep.softmaxes().get(softmax), family);
                    lines.add(new LengthFigure.Line(softmax, own.stream().map(GapMass::length).toList(),
                            own.stream().map(mass -> 100 * measured(mass, key)).toList()));
                }
                panels.add(new LengthFigure.Panel(family + ": " + key.label(), lines));
            }
        }
        return new LengthFigure("Weight in % against length, measured", sweep.softmaxes(), panels, keys.size(),
                List.of(), 100, " %").svg();
    }
}
