package dev.lengthwise.report;

import dev.lengthwise.result.manifest.Movement;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.StudyResult;
import java.util.List;
import java.util.Locale;

/** How far training moved the weights, as HTML: a row for each arm and seed. */
final class MovementSection {
    private MovementSection() {
    }

    /** Nothing where every run started from random weights: then the figures say little. */
    static void write(StudyResult study, Html html) {
        boolean constructed = study.arms().stream().flatMap(arm -> arm.runs().stream())
                .anyMatch(
                        run -> run.movement().filter(moved -> moved.from() == Movement.From.CONSTRUCTION).isPresent());
        if (!constructed) {
            return;
        }
        html.raw("<section id=\"movement\"><h2>How far training moved the weights</h2>\n<p>").text(
                "Euclidean lengths over all weights. A cosine of 1 is the direction of the start, 0 a direction that has nothing "
                        + "to do with it.")
                .raw("</p>\n" + Html.SCROLL + "<table><thead><tr><th scope=\"col\" class=\"name\">arm</th>");
        for (String label : List.of("seed", "started from", "length at the start", "at the end", "distance",
                "distance / start", "cosine")) {
            html.raw("<th scope=\"col\">").text(label).raw("</th>");
        }
        html.raw("</tr></thead><tbody>\n");
        study.arms().forEach(arm -> arm.runs().forEach(run -> row(arm, run, html)));
        html.raw("</tbody></table></div>\n</section>\n");
    }

    private static void row(ArmResult arm, RunResult run, Html html) {
        html.raw("<tr><th scope=\"row\" class=\"name\">").text(arm.name()).raw("</th><td>").text(run.seed())
                .raw("</td>");
        run.movement().ifPresentOrElse(moved -> {
            html.raw("<td class=\"name\">")
                    .text(moved.from() == Movement.From.RANDOM ? "random weights" : "construction").raw("</td>");
            numbers("%.2f", html, moved.start(), moved.end(), moved.distance());
            numbers("%.4f", html, moved.relative(), moved.cosine());
        }, () -> html.raw("<td colspan=\"6\">").text(run.done() ? "not kept" : run.status().toString()).raw("</td>"));
        html.raw("</tr>\n");
    }

    private static void numbers(String format, Html html, double... numbers) {
        for (double number : numbers) {
            html.raw("<td>").text(String.format(Locale.ROOT, format, number)).raw("</td>");
        }
    }
}
