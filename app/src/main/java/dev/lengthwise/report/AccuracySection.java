package dev.lengthwise.report;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Head;
import dev.lengthwise.result.study.Measure;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.task.Placement;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.List;

/** Accuracy against length as HTML: the table, the chart, and every number behind them. */
final class AccuracySection {
    private final StudyResult study;
    private final Html html;

    private AccuracySection(StudyResult study, Html html) {
        this.study = study;
        this.html = html;
    }

    /** The tables. */
    static void write(StudyResult study, Html html) {
        new AccuracySection(study, html).write();
    }

    /** The chart; nothing where no run was evaluated. */
    static void chart(StudyResult study, Html html) {
        if (!study.lengths().isEmpty()) {
            html.raw("<section id=\"chart\">");
            new AccuracySection(study, html).chart();
            html.raw("</section>\n");
        }
    }

    private void write() {
        html.raw("<section id=\"scores\"><h2>Accuracy by length</h2>\n");
        if (study.lengths().isEmpty()) {
            html.raw("<p>No run was evaluated.</p></section>\n");
            return;
        }
        if (study.isSingleRun()) {
            NumbersTable.write(study, "Exact match and token accuracy, with 95 % Wilson intervals for exact match",
                    html);
        } else {
            ScoreTable.write(study, Head.main(), "Exact match of the greedy output, %", html);
            study.threshold().ifPresent(
                    threshold -> html.raw("<p class=\"threshold\">").text(threshold.words(study.arms())).raw("</p>\n"));
        }
        if (!study.isSingleRun()) {
            html.raw("<details><summary>Every number, with intervals and token accuracy</summary>\n");
            NumbersTable.write(study, "One row a run and length", html);
            html.raw("</details>\n");
        }
        html.raw("</section>\n");
    }

    private void chart() {
        html.raw(
                "<figure class=\"first\"><div class=\"choice scripted\" id=\"measure\" role=\"group\" aria-label=\"Score shown\">"
                        + "<button type=\"button\" data-measure=\"exact\">exact match</button>"
                        + "<button type=\"button\" data-measure=\"token\">token accuracy</button></div>");
        if (!study.isSingleRun()) {
            html.raw("<div class=\"legend scripted\"></div>");
        }
        html.raw("<div class=\"chart\" id=\"accuracy\" role=\"img\" tabindex=\"0\" aria-label=\"").text(chartInWords());
        html.raw("\"></div>\n");
        HtmlReport.noScript(html);
        html.raw("<figcaption>").text(chartCaption()).raw("</figcaption></figure>\n");
    }

    private String chartCaption() {
        boolean several = study.arms().stream().anyMatch(arm -> arm.runs().size() > 1);
        boolean one = study.arms().stream().anyMatch(arm -> arm.runs().size() == 1);
        return "Input length on a logarithmic scale. Trained on " + study.trained().words() + "; shaded: unseen lengths"
                + (study.lengths().stream().allMatch(length -> study.trained().place(length).isPresent())
                        ? "."
                        : " of every arm. A hollow mark: the arm was not trained on that length.")
                + (several
                        ? " Thick line: mean over seeds; thin lines: each seed; shaded: least to greatest seed."
                        : "")
                + (one
                        ? " Whiskers" + (several ? " (arms with one seed)" : "")
                                + ": 95 % Wilson interval of exact match or, taking decisions as independent, of token accuracy."
                        : "")
                + (study.arms().size() > 1 ? " Arms stand slightly beside each other so that none hides another." : "");
    }

    private String chartInWords() {
        StringBuilder words = new StringBuilder("Line chart: exact match against input length. ");
        for (ArmResult arm : study.arms()) {
            words.append(arm.name()).append(": ");
            List<String> points = new ArrayList<>();
            for (int length : study.lengths()) {
                List<LengthResult> results = Head.main().results(arm, length);
                if (!results.isEmpty()) {
                    Placement place = arm.trained().place(length);
                    points.add(Percent.signed(Measure.EXACT.over(results).mean()) + " at " + length
                            + (place.isUnseen() ? " (unseen, " + place + ")" : ""));
                }
            }
            words.append(points.isEmpty() ? "not evaluated" : String.join(", ", points)).append(". ");
        }
        return words.append("The table has the same numbers.").toString();
    }
}
