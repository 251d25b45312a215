package dev.lengthwise.gap;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.report.Assets;
import dev.lengthwise.report.FindingsSection;
import dev.lengthwise.report.Html;
import dev.lengthwise.report.LengthFigure;
import dev.lengthwise.report.ProvenanceSection;
import dev.lengthwise.result.study.Finding;
import dev.lengthwise.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A study of constructed models as one HTML page that needs nothing else, no scripts either. The same result gives the same characters. */
public final class GapReport {
    private static final int PANELS_PER_ROW = 3;

    private final GapResult result;
    private final Html html = new Html();

    private GapReport(GapResult result) {
        this.result = result;
    }

    /** The whole page, to be stored as UTF-8. */
    public static String render(GapResult result) {
        return new GapReport(result).page();
    }

    private String page() {
        html.head(result.title(),
                Assets.own("report.css") + Assets.own("probe.css") + Assets.beside(GapReport.class, "gap.css"));
        html.raw("<body>\n<main>\n<header><h1>").text(result.title()).raw("</h1>\n<p class=\"question\">")
                .text(result.question()).raw("</p>\n<p class=\"facts\">")
                .text(Counted.of(result.sweeps().size(), "sweep") + " · " + Counted.of(result.cells().size(), "cell")
                        + (result.isDone() ? "" : " · not all of them are done"))
                .raw("</p>\n");
        html.verdict(GapFindings.verdict(result)).raw("</header>\n");
        GapSweep first = result.sweeps().getFirst();
        html.raw("<section id=\"chart\"><p class=\"note\">").text(heading(first)).raw("</p>\n")
                .figure(curves(first, first.families().getFirst())).raw("</section>\n");
        FindingsSection.write(result.findings().stream().map(Finding::new).toList(), html);
        result.sweeps().forEach(this::sweep);
        result.sweeps().stream().filter(sweep -> !sweep.masses().isEmpty())
                .forEach(sweep -> GapMassSection.write(sweep, html));
        GapReading.write(html);
        html.raw("<section id=\"provenance\"><h2>Where the numbers come from</h2>\n");
        ProvenanceSection.manifest(result.manifest(), html);
        html.raw("</section>\n");
        return html.raw("</main>\n</body>\n</html>\n").toString();
    }

    private void sweep(GapSweep sweep) {
        html.raw("<section id=\"sweep-").text(sweep.name()).raw("\"><h2>").text(heading(sweep)).raw("</h2>\n");
        if (!sweep.description().isEmpty()) {
            html.raw("<p>").text(sweep.description()).raw("</p>\n");
        }
        for (GapSweep.Family family : sweep.families()) {
            if (sweep == result.sweeps().getFirst() && family == sweep.families().getFirst()) {
                html.raw("<p class=\"note\"><a href=\"#chart\">").text(family.name())
                        .raw("</a>: the chart at the top</p>\n");
            } else {
                html.figure(curves(sweep, family));
            }
        }
        GapFailureTable.write(sweep, html);
        GapCellTable.write(sweep, html);
        html.raw("</section>\n");
    }

    private static String heading(GapSweep sweep) {
        return sweep.construction().substring(0, 1).toUpperCase(Locale.ROOT) + sweep.construction().substring(1);
    }

    /** Exact match against length, a panel a precision, a line a softmax. */
    private static String curves(GapSweep sweep, GapSweep.Family family) {
        List<LengthFigure.Panel> panels = new ArrayList<>();
        for (String precision : sweep.precisions()) {
            List<LengthFigure.Line> lines = new ArrayList<>();
            for (int softmax = 0; softmax < sweep.softmaxes().size(); softmax++) {
                List<LengthResult> results = sweep.cell(precision, sweep.softmaxes().get(softmax), family.name())
                        .results();
                if (!results.isEmpty()) {
                    lines.add(new LengthFigure.Line(softmax, results.stream().map(LengthResult::length).toList(),
                            results.stream().map(each -> 100 * each.exact().rate()).toList()));
                }
            }
            if (!lines.isEmpty()) {
                panels.add(new LengthFigure.Panel(precision, lines));
            }
        }
        return new LengthFigure(family.name() + ": exact match in % against length", sweep.softmaxes(), panels,
                PANELS_PER_ROW, List.of(), 100, " %").svg();
    }

}
