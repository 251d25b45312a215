package dev.lengthwise.report;

import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.run.TrainedOn;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Match;
import dev.lengthwise.result.study.StudyResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the numbers come from, as HTML: the manifest, the runs, the recipes. */
public final class ProvenanceSection {
    private ProvenanceSection() {
    }

    static void write(StudyResult study, Html html) {
        html.raw("<section id=\"provenance\"><h2>Where the numbers come from</h2>\n");
        if (!study.manifest().texts().isEmpty()) {
            manifest(study.manifest(), html);
        }
        runs(study, html);
        for (ArmResult arm : study.arms()) {
            if (!arm.recipe().isEmpty()) {
                html.raw("<details><summary>Recipe of ").text(arm.name()).raw("</summary><pre>").text(arm.recipe());
                html.raw("</pre></details>\n");
            }
        }
        html.raw("</section>\n");
    }

    /** A manifest as a table. */
    public static void manifest(ResultManifest manifest, Html html) {
        html.raw("<table class=\"manifest\"><tbody>");
        manifest.texts()
                .forEach((key, value) -> html.raw("<tr><th scope=\"row\">").text(key).raw("</th><td>").text(value)
                        .raw("</td></tr>"));
        html.raw("</tbody></table>\n");
    }

    private static void runs(StudyResult study, Html html) {
        boolean known = study.arms().stream().flatMap(arm -> arm.runs().stream())
                .anyMatch(run -> !run.trainedOn().isEmpty());
        html.raw(Html.SCROLL + "<table class=\"runs\"><caption>Runs</caption><thead><tr>"
                + "<th scope=\"col\" class=\"name\">arm</th><th scope=\"col\">seed</th><th scope=\"col\" class=\"name\">"
                + "status</th><th scope=\"col\">time</th>"
                + (known ? "<th scope=\"col\">trained on: examples</th><th scope=\"col\">answer tokens</th>" : "")
                + "<th scope=\"col\" class=\"name\">parameters’ hash</th></tr></thead>");
        for (ArmResult arm : study.arms()) {
            html.raw("<tbody>");
            for (RunResult run : arm.runs()) {
                html.raw("<tr><th scope=\"row\" class=\"name\">").text(arm.name()).raw("</th><td>").text(run.seed());
                html.raw("</td><td class=\"name status\">").text(run.status().toString()).raw("</td><td>")
                        .text(duration(run.seconds()));
                if (known) {
                    html.raw("</td><td class=\"amount\">")
                            .text(TrainedOn.words(run.trainedOn(), TrainedOn::examples))
                            .raw("</td><td class=\"amount\">")
                            .text(TrainedOn.words(run.trainedOn(), TrainedOn::answerTokens));
                }
                html.raw("</td><td class=\"name\"><code class=\"hash\">").text(run.parameterHash())
                        .raw("</code></td></tr>");
            }
            html.raw("</tbody>");
        }
        html.raw("</table></div>\n");
        matches(study, html);
    }

    /** What the study claims about the arms' examples, beside what was counted. */
    private static void matches(StudyResult study, Html html) {
        Map<Boolean, List<String>> claims = Match.counted(study).stream().filter(counted -> counted.holds().isPresent())
                .collect(Collectors.partitioningBy(
                        counted -> counted.holds().orElseThrow(),
                        Collectors.mapping(Match.Counted::words, Collectors.toList())));
        List<String> held = claims.getOrDefault(true, List.of());
        List<String> broken = claims.getOrDefault(false, List.of());
        if (!held.isEmpty()) {
            html.raw("<p>").text("Matched, as the study says: " + String.join("; ", held) + ".").raw("</p>\n");
        }
        if (!broken.isEmpty()) {
            html.raw("<p><strong>").text("Not matched, though the study says so: ").raw("</strong>")
                    .text(String.join("; ", broken) + ".").raw("</p>\n");
        }
    }

    /** Two units at most: {@code 12.3 s}, {@code 4 min 05 s}, {@code 2 h 07 min}. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }
}
