package dev.lengthwise.report;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.study.Measure;
import dev.lengthwise.result.study.PaperFigure;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.statistics.Summary;
import dev.lengthwise.text.Counted;
import dev.lengthwise.text.Percent;
import java.util.List;
import java.util.Optional;

/** What the paper, or whoever published an anchor, states, beside what was measured here, as HTML. */
final class PaperSection {
    /** Said wherever published figures are shown. */
    static final String NOTE = "Published elsewhere, not measured here. Ours can agree with it only at the same size.";

    private PaperSection() {
    }

    static void write(StudyResult study, Html html) {
        if (study.paper().isEmpty()) {
            return;
        }
        html.raw("<section id=\"paper\"><h2>Published figures</h2>\n<p>").text(NOTE).raw("</p>\n");
        html.raw(Html.SCROLL + "<table class=\"paper\"><thead><tr><th scope=\"col\" class=\"name\">arm</th>"
                + "<th scope=\"col\">length</th><th scope=\"col\" class=\"theirs\">published</th>"
                + "<th scope=\"col\" class=\"name theirs\">source and setting</th>"
                + "<th scope=\"col\">measured here</th><th scope=\"col\" class=\"name\">do they agree?</th>"
                + "</tr></thead><tbody>");
        for (PaperFigure figure : study.paper()) {
            html.raw("<tr><th scope=\"row\" class=\"name\">").text(figure.arm()).raw("</th><td>").text(figure.length());
            html.raw("</td><td class=\"theirs\"><i>").text(figure.exact()).raw("</i></td><td class=\"name theirs\">");
            html.text(figure.note()).raw("</td><td>").text(measured(study, figure).orElse("–"));
            html.raw("</td><td class=\"name\">").text(figure.agreement(study).words()).raw("</td></tr>");
        }
        html.raw("</tbody></table></div></section>\n");
    }

    /** Our mean over seeds for the paper's arm and length, with the least and greatest, if there is such an arm. */
    static Optional<String> measured(StudyResult study, PaperFigure figure) {
        return Optional.of(figure.scores(study)).filter(results -> !results.isEmpty()).map(PaperSection::spread);
    }

    private static String spread(List<LengthResult> results) {
        Summary rates = Measure.EXACT.over(results);
        String mean = Percent.signed(rates.mean());
        String seeds = Counted.of(results.size(), "seed") + ", " + (rates.least() == rates.greatest()
                ? "all the same"
                : Percent.of(rates.least()) + " to " + Percent.of(rates.greatest()));
        return results.size() == 1 ? mean : mean + " (" + seeds + ")";
    }
}
