package dev.lengthwise.report;

import dev.lengthwise.evaluate.LengthResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A study, or a single run, as one HTML page that needs nothing else: styles, scripts and numbers are in it, and it loads
 * nothing from anywhere. Without scripts every table can still be read. The same study gives the same characters.
 */
public final class HtmlReport {
    private final StudyResult study;
    private final ChartData data;
    private final Html html = new Html();

    private HtmlReport(StudyResult study) {
        this.study = study;
        this.data = ChartData.of(study);
    }

    /** The whole page, to be stored as UTF-8. */
    public static String render(StudyResult study) {
        return new HtmlReport(study).page();
    }

    private String page() {
        head();
        html.raw("<body>\n<main>\n");
        opening();
        scores();
        LossSection.write(study, data, html);
        TaxonomySection.write(study, html);
        hints();
        reading();
        PaperSection.write(study, html);
        ProvenanceSection.write(study, html);
        html.raw("</main>\n<script type=\"application/json\" id=\"data\">").raw(data.json()).raw("</script>\n");
        html.raw("<script>\n/*\n").raw(Assets.charts("LICENSE")).raw("*/\n");
        html.raw(Assets.charts("dist/uPlot.iife.min.js")).raw("</script>\n");
        html.raw("<script>\n").raw(Assets.own("report.js")).raw("</script>\n</body>\n</html>\n");
        return html.toString();
    }

    private void head() {
        html.raw("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
                script-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>""").text(study.title()).raw("</title>\n<style>\n");
        html.raw(Assets.charts("dist/uPlot.min.css")).raw("\n").raw(Assets.own("report.css"))
                .raw("</style>\n</head>\n");
    }

    private void opening() {
        html.raw("<header><h1>").text(study.title()).raw("</h1>\n<p class=\"question\">").text(study.question());
        html.raw("</p>\n<p class=\"facts\">").text(facts()).raw("</p></header>\n");
        if (!study.findings().isEmpty()) {
            html.raw("<section id=\"findings\"><h2>What was found</h2>\n<ul>");
            study.findings().forEach(finding -> html.raw("<li>").text(finding).raw("</li>"));
            html.raw("</ul></section>\n");
        }
    }

    private String facts() {
        List<String> facts = new ArrayList<>();
        int runs = study.arms().stream().mapToInt(arm -> arm.runs().size()).sum();
        if (study.isSingleRun()) {
            ArmResult arm = study.arms().getFirst();
            RunResult run = arm.runs().getFirst();
            facts.add(arm.name() + ", seed " + run.seed() + (run.done() ? "" : ", " + run.status()));
            if (!arm.description().isEmpty()) {
                facts.add(arm.description());
            }
        } else {
            facts.add(study.arms().size() + (study.arms().size() == 1 ? " arm" : " arms"));
            facts.add(runs + (runs == 1 ? " run" : " runs"));
        }
        facts.add("trained on lengths up to " + study.trainedUpTo());
        Set<Long> samples = new TreeSet<>();
        for (ArmResult arm : study.arms()) {
            for (RunResult run : arm.runs()) {
                run.evaluation().results().forEach(result -> samples.add(result.exact().total()));
            }
        }
        if (!samples.isEmpty()) {
            facts.add(samples.stream().map(NumbersTable::grouped).collect(Collectors.joining(" or "))
                    + " test samples a length");
        }
        return String.join(" · ", facts);
    }

    private void scores() {
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
        }
        chart();
        if (!study.isSingleRun()) {
            html.raw("<details><summary>Every number, with intervals and token accuracy</summary>\n");
            NumbersTable.write(study, "One row a run and length", html);
            html.raw("</details>\n");
        }
        html.raw("</section>\n");
    }

    private void chart() {
        html.raw("<figure><div class=\"choice scripted\" id=\"measure\" role=\"group\" aria-label=\"Score shown\">"
                + "<button type=\"button\" data-measure=\"exact\">exact match</button>"
                + "<button type=\"button\" data-measure=\"token\">token accuracy</button></div>");
        if (!study.isSingleRun()) {
            html.raw("<div class=\"legend scripted\"></div>");
        }
        html.raw("<div class=\"chart\" id=\"accuracy\" role=\"img\" tabindex=\"0\" aria-label=\"").text(chartInWords());
        html.raw("\"></div>\n");
        noScript(html);
        html.raw("<figcaption>").text(chartCaption()).raw("</figcaption></figure>\n");
    }

    private String chartCaption() {
        boolean several = study.arms().stream().anyMatch(arm -> arm.runs().size() > 1);
        boolean one = study.arms().stream().anyMatch(arm -> arm.runs().size() == 1);
        return "Input length on a logarithmic scale; dashed line: the longest length of training."
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
                    points.add(Percent.signed(Measure.EXACT.over(results).getAverage()) + " at " + length);
                }
            }
            words.append(points.isEmpty() ? "not evaluated" : String.join(", ", points)).append(". ");
        }
        return words.append("The table has the same numbers.").toString();
    }

    /** Says that a chart needs scripts. */
    static void noScript(Html html) {
        html.raw(
                "<noscript><p class=\"note\">Charts need JavaScript; the tables have the same numbers.</p></noscript>\n");
    }

    private void hints() {
        List<Head> hints = Head.hints(study);
        if (hints.isEmpty()) {
            return;
        }
        html.raw(
                "<section id=\"hints\"><h2>The hints themselves</h2>\n<p>How well each hint’s own questions are answered; "
                        + "arms without the hint are left out.</p>\n");
        for (Head hint : hints) {
            ScoreTable.write(study, hint, hint.hint().orElseThrow() + ": exact match of the hint’s answer, %", html);
        }
        html.raw("</section>\n");
    }

    private void reading() {
        html.raw(
                """
                        <section id="reading"><h2>How to read this page</h2>
                        <dl>
                        <dt>Exact match</dt><dd>The share of test inputs whose whole greedy output is right, the end included. One \
                        wrong token makes an example wrong.</dd>
                        <dt>Token accuracy</dt><dd>The share of single decisions that are right under teacher forcing, that is, when \
                        everything before them is right.</dd>
                        <dt>95 % Wilson interval</dt><dd>The range of true rates that fits so many right out of so many samples. It is \
                        about this one trained model; another seed may well land outside.</dd>
                        <dt>Seeds</dt><dd>Every seed that was run is shown, whatever came of it. Means are over all seeds that have a \
                        score.</dd>
                        <dt>Test inputs</dt><dd>The same for all arms and seeds, so differences at one length are not differences of \
                        inputs.</dd>
                        <dt>Unseen lengths</dt><dd>Longer than any training example (""")
                .text(study.trainedUpTo()).raw("""
                        ). Model selection never looks at them.</dd>
                        """);
        Set<DecisionGroup> groups = new TreeSet<>();
        study.arms().forEach(arm -> arm.runs().forEach(run -> groups.addAll(DecisionGroup.grouped(run.evaluation()
                .results()).keySet())));
        if (!groups.isEmpty()) {
            html.raw("<dt>Kinds of decision</dt><dd>");
            html.raw(groups.stream()
                    .map(group -> "<b>" + Html.escape(group.label()) + "</b>: " + Html.escape(group.meaning()))
                    .collect(Collectors.joining("; ")));
            html.raw(".</dd>\n");
        }
        html.raw("</dl></section>\n");
    }
}
