package dev.lengthwise.report;

import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.text.Grouped;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** The loss curves as HTML: one chart a head, and a table with each curve at a few points of training. */
final class LossSection {
    private static final double LEAST_DRAWN = 1e-7;
    private static final MathContext DIGITS = new MathContext(3);

    private LossSection() {
    }

    static void write(StudyResult study, ChartData data, Html html) {
        if (data.losses().isEmpty()) {
            return;
        }
        html.raw("<section id=\"loss\"><h2>Training loss</h2>\n<p>Mean cross entropy in nats per answer token, on the "
                + "batches of training, for each head").raw(study.isSingleRun() ? "" : "; one line a seed");
        html.raw(hasTiny(data) ? "; losses below 1e-7 are drawn there" : "").raw(".</p>\n");
        html.raw(study.isSingleRun() ? "" : "<div class=\"legend scripted\"></div>\n").raw("<div class=\"charts\">");
        for (int chart = 0; chart < data.losses().size(); chart++) {
            String head = data.losses().get(chart).head();
            String kind = isMain(study, head) ? "main task" : "hint";
            html.raw("<figure><figcaption><b>").text(head).raw("</b> " + kind + "</figcaption>");
            html.raw("<div class=\"chart\" data-loss=\"").text(chart)
                    .raw("\" role=\"img\" tabindex=\"0\" aria-label=\"");
            html.text("Line chart: training loss of " + head + ", " + kind
                    + ", against the step, on a logarithmic scale. "
                    + lasts(data, data.losses().get(chart)) + " The table of the loss has more.");
            html.raw("\"></div></figure>\n");
        }
        html.raw("</div>\n");
        HtmlReport.noScript(html);
        table(data, html);
        html.raw("</section>\n");
    }

    private static boolean hasTiny(ChartData data) {
        return data.losses()
                .stream()
                .flatMap(chart -> chart.curves().stream())
                .flatMap(curve -> curve.loss().stream())
                .anyMatch(loss -> loss != null && loss < LEAST_DRAWN);
    }

    private static boolean isMain(StudyResult study, String head) {
        return study.arms()
                .stream()
                .flatMap(arm -> arm.runs().stream())
                .anyMatch(run -> run.evaluation().head().equals(head));
    }

    private static String lasts(ChartData data, ChartData.LossChart chart) {
        StringBuilder text = new StringBuilder();
        for (ChartData.Curve curve : chart.curves()) {
            text.append(data.arms().get(curve.arm()).name()).append(" seed ").append(curve.seed()).append(": ");
            text.append(loss(curve.loss().getLast())).append(" at step ").append(curve.steps().getLast()).append(". ");
        }
        return text.toString().strip();
    }

    private static void table(ChartData data, Html html) {
        html.raw("<details><summary>The loss in numbers</summary>\n");
        for (ChartData.LossChart chart : data.losses()) {
            html.raw(Html.SCROLL + "<table class=\"losses\"><caption>").text(chart.head());
            html.raw(
                    ": training loss, at the step beneath</caption><thead><tr><th scope=\"col\" class=\"name\">arm</th>"
                            + "<th scope=\"col\">seed</th><th scope=\"col\">first</th><th scope=\"col\">a quarter</th>"
                            + "<th scope=\"col\">half</th><th scope=\"col\">three quarters</th><th scope=\"col\">last</th></tr>"
                            + "</thead><tbody>");
            for (ChartData.Curve curve : chart.curves()) {
                html.raw("<tr><th scope=\"row\" class=\"name\">").text(data.arms().get(curve.arm()).name());
                html.raw("</th><td>").text(curve.seed()).raw("</td>");
                for (int quarter = 0; quarter <= 4; quarter++) {
                    int point = (curve.steps().size() - 1) * quarter / 4;
                    html.raw("<td>").text(loss(curve.loss().get(point))).raw("<small>");
                    html.text(Grouped.of(curve.steps().get(point))).raw("</small></td>");
                }
                html.raw("</tr>");
            }
            html.raw("</tbody></table></div>\n");
        }
        html.raw("</details>\n");
    }

    /** Three significant digits. */
    static String loss(@Nullable Double loss) {
        if (loss == null) {
            return "not finite";
        }
        BigDecimal rounded = new BigDecimal(loss).round(DIGITS);
        if (loss != 0) {
            rounded = rounded.setScale(rounded.scale() + DIGITS.getPrecision() - rounded.precision());
        }
        return loss != 0 && Math.abs(loss) < 1e-4 ? rounded.toString().replace("E", "e") : rounded.toPlainString();
    }
}
