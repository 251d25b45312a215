package dev.lengthwise.report;

import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Head;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.text.Counted;
import dev.lengthwise.text.Grouped;
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
        html.head(study.title(), Assets.charts("dist/uPlot.min.css") + "\n" + Assets.own("report.css"));
        html.raw("<body>\n<main>\n");
        opening();
        BranchSection.write(study, html);
        AccuracySection.chart(study, html);
        FindingsSection.write(study.findings(), html);
        AccuracySection.write(study, html);
        N50Section.write(study, html);
        SeedsSection.write(study, html);
        TestsSection.write(study, html);
        CourseSection.write(study, html);
        LossSection.write(study, data, html);
        TaxonomySection.write(study, html);
        hints();
        MovementSection.write(study, html);
        SimilaritySection.write(study, html);
        ReadingSection.write(study, html);
        PaperSection.write(study, html);
        ProvenanceSection.write(study, html);
        html.raw("</main>\n<script type=\"application/json\" id=\"data\">").raw(data.json()).raw("</script>\n");
        html.raw("<script>\n/*\n").raw(Assets.charts("LICENSE")).raw("*/\n");
        html.raw(Assets.charts("dist/uPlot.iife.min.js")).raw("</script>\n");
        html.raw("<script>\n").raw(Assets.own("report.js")).raw("</script>\n</body>\n</html>\n");
        return html.toString();
    }

    private void opening() {
        html.raw("<header><h1>").text(study.title()).raw("</h1>\n<p class=\"question\">").text(study.question());
        html.raw("</p>\n<p class=\"facts\">").text(facts()).raw("</p>\n");
        html.verdict(StudyVerdict.of(study));
        study.endpoint().ifPresent(
                outcome -> html.raw("<p class=\"facts\">").text("The endpoint’s rule: " + outcome.endpoint().rule())
                        .raw("</p>\n"));
        html.raw("</header>\n");
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
            facts.add(Counted.of(study.arms().size(), "arm"));
            facts.add(Counted.of(runs, "run"));
        }
        facts.add("trained on " + study.trained().words());
        Set<Long> samples = new TreeSet<>();
        for (ArmResult arm : study.arms()) {
            for (RunResult run : arm.runs()) {
                run.evaluation().results().forEach(result -> samples.add(result.exact().total()));
            }
        }
        if (!samples.isEmpty()) {
            facts.add(samples.stream().map(Grouped::of).collect(Collectors.joining(" or "))
                    + " test samples a length");
        }
        study.scale().ifPresent(scale -> facts.add("scale " + scale));
        return String.join(" · ", facts);
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
}
