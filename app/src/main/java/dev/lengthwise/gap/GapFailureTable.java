package dev.lengthwise.gap;

import dev.lengthwise.construct.Forecast;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.gap.GapCell.Agreement;
import dev.lengthwise.report.Html;
import dev.lengthwise.report.Shade;
import dev.lengthwise.text.Counted;
import dev.lengthwise.text.Grouped;
import java.util.Optional;

/** The first length that fails, of every cell of a sweep, and theory beneath it, as HTML. */
final class GapFailureTable {
    private final Html html;

    private GapFailureTable(Html html) {
        this.html = html;
    }

    static void write(GapSweep sweep, Html html) {
        new GapFailureTable(html).table(sweep);
    }

    /** Softmaxes × precisions, a block a family: the first length that fails, and theory's two. */
    private void table(GapSweep sweep) {
        html.raw(Html.SCROLL + "<table class=\"gap\"><caption>The shortest length with a wrong answer, of ")
                .text(Counted.of(sweep.samples(), "input")
                        + " a length. Below it what fails "
                        + "first, and theory: right below the first number, wrong at the second. A dash: at no length.")
                .raw("</caption><thead><tr><th scope=\"col\" class=\"name\">softmax</th>");
        sweep.precisions().forEach(precision -> html.raw("<th scope=\"col\">").text(precision).raw("</th>"));
        html.raw("</tr></thead>");
        for (GapSweep.Family family : sweep.families()) {
            html.raw("<tbody><tr class=\"family\"><th scope=\"rowgroup\" class=\"name\" colspan=\"")
                    .text(sweep.precisions().size() + 1).raw("\">").text(family.name()).raw(" <small>")
                    .text(family.words()).raw("</small></th></tr>");
            for (String softmax : sweep.softmaxes()) {
                html.raw("<tr><th scope=\"row\" class=\"name\">").text(softmax).raw("</th>");
                for (String precision : sweep.precisions()) {
                    cell(sweep.cell(precision, softmax, family.name()), sweep);
                }
                html.raw("</tr>");
            }
            html.raw("</tbody>");
        }
        html.raw("</table></div>\n");
    }

    private void cell(GapCell cell, GapSweep sweep) {
        Optional<LengthResult> failure = cell.firstFailure();
        // The earlier it fails, the darker.
        Shade shade = failure.isEmpty()
                ? Shade.NONE
                : Shade.signed(
                        -(1 - StrictMath.log(failure.get().length()) / StrictMath.log(Math.max(2, sweep.longest() * 2)))
                                * 0.75
                                - .05);
        html.raw("<td" + (failure.isEmpty()
                ? " class=\"held\""
                : " style=\"background:" + shade.fill() + ";color:" + shade.ink() + "\"") + " title=\"")
                .text(title(cell)).raw("\"><b>").text(first(cell)).raw("</b><small>");
        cell.firstWrongKind(sweep.kinds()).ifPresent(kind -> html.text(kind).raw("<br>"));
        html.text(length(cell.sureBelow()) + " / " + length(cell.wrongFrom()))
                .raw(cell.agreement() == Agreement.YES ? "" : " <em>!</em>").raw("</small></td>");
    }

    /** The shortest length with a wrong answer, or beyond which one it would be. */
    static String first(GapCell cell) {
        return cell.firstFailure().map(failed -> Grouped.of(failed.length()))
                .orElse(cell.longest() == 0 ? "–" : "> " + Grouped.of(cell.longest()));
    }

    /** Of theory; a dash for no length. */
    static String length(Optional<Forecast> forecast) {
        return forecast.map(each -> Grouped.of(each.length())).orElse("–");
    }

    private static String title(GapCell cell) {
        return cell.firstWrongDecision().map(decision -> decision + ": " + cell.why())
                .orElse("right at every length tested") + "; theory is sure "
                + cell.sureBelow().map(each -> "below " + each.length() + " (then " + each.limit().words() + ")")
                        .orElse("at all lengths")
                + cell.wrongFrom().map(each -> ", exact arithmetic is wrong at " + each.length()).orElse("");
    }
}
