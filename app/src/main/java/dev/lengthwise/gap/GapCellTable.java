package dev.lengthwise.gap;

import dev.lengthwise.report.Html;
import dev.lengthwise.report.ScoreTable;
import dev.lengthwise.text.Grouped;
import dev.lengthwise.text.Percent;
import java.util.List;

/** Every cell of a sweep in words, as HTML. */
final class GapCellTable {
    private final Html html;

    private GapCellTable(Html html) {
        this.html = html;
    }

    static void write(GapSweep sweep, Html html) {
        new GapCellTable(html).table(sweep);
    }

    /** Every cell in words. */
    private void table(GapSweep sweep) {
        html.raw(
                "<details><summary>Every cell in words</summary>" + Html.SCROLL + "<table class=\"cells\"><thead><tr>");
        for (String heading : List.of("family", "softmax", "precision")) {
            html.raw("<th scope=\"col\" class=\"name\">" + heading + "</th>");
        }
        html.raw(
                "<th scope=\"col\">first wrong</th><th scope=\"col\">exact there, %</th><th scope=\"col\">95 % interval</th>"
                        + "<th scope=\"col\">tested up to</th><th scope=\"col\">right below</th><th scope=\"col\">wrong at</th>"
                        + "<th scope=\"col\" class=\"name\">what fails first, and why</th></tr></thead>");
        for (GapSweep.Family family : sweep.families()) {
            html.raw("<tbody>");
            for (String softmax : sweep.softmaxes()) {
                for (String precision : sweep.precisions()) {
                    row(sweep.cell(precision, softmax, family.name()));
                }
            }
            html.raw("</tbody>");
        }
        html.raw("</table></div></details>\n");
    }

    private void row(GapCell cell) {
        html.raw("<tr><td class=\"name\">").text(cell.family()).raw("</td><td class=\"name\">").text(cell.softmax())
                .raw("</td><td class=\"name\">").text(cell.precision()).raw("</td><td>")
                .text(GapFailureTable.first(cell))
                .raw("</td><td>");
        html.text(cell.firstFailure().map(each -> Percent.of(each.exact().rate())).orElse("–")).raw("</td><td>");
        html.text(cell.firstFailure().map(each -> ScoreTable.interval(each.exact())).orElse("–")).raw("</td><td>");
        html.text(Grouped.of(cell.longest()) + (cell.done() ? "" : ", not done")).raw("</td><td>")
                .text(GapFailureTable.length(cell.sureBelow())).raw("</td><td>")
                .text(GapFailureTable.length(cell.wrongFrom()))
                .raw("</td><td class=\"name\">")
                .text(cell.firstWrongDecision().map(decision -> decision + ": " + cell.why()).orElse("–"))
                .raw("</td></tr>");
    }
}
