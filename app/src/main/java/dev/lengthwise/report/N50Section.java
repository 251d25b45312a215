package dev.lengthwise.report;

import dev.lengthwise.result.study.StudyResult;
import java.util.ArrayList;
import java.util.List;

/** The length at which exact match falls to 50 %, as HTML. */
final class N50Section {
    private N50Section() {
    }

    /** Nothing where no run has a score. */
    static void write(StudyResult study, Html html) {
        N50Rows rows = N50Rows.of(study);
        if (rows.rows().isEmpty()) {
            return;
        }
        html.raw("<section id=\"n50\"><h2>How far: n50</h2>\n");
        if (study.isSingleRun()) {
            RunVerdict.n50(study).ifPresent(words -> html.raw("<p>").text(words).raw("</p>\n"));
            html.raw("</section>\n");
            return;
        }
        html.raw("<p>").text(rows.explanation()).raw("</p>\n");
        html.raw(Html.SCROLL + "<table class=\"seeds\"><caption>The length at which exact match falls to 50 %</caption>"
                + "<thead><tr><th scope=\"col\" class=\"name\">arm</th>");
        labels().forEach(label -> html.raw("<th scope=\"col\">").text(label).raw("</th>"));
        html.raw("</tr></thead><tbody>");
        for (N50Rows.Row row : rows.rows()) {
            html.raw("<tr><th scope=\"row\">").text(row.name()).raw("</th>");
            for (int cell = 0; cell < row.cells().size(); cell++) {
                cell(N50Rows.LABELS.get(cell), row.cells().get(cell), html);
            }
            html.raw("<td class=\"each\" data-label=\"").text(labels().getLast()).raw("\">")
                    .text(row.seeds().replace("seeds ", "")).raw("</td>");
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>\n</section>\n");
    }

    private static List<String> labels() {
        List<String> labels = new ArrayList<>(N50Rows.LABELS);
        labels.add("each seed");
        return labels;
    }

    private static void cell(String label, String content, Html html) {
        html.raw(content.isEmpty() ? "<td class=\"none\" data-label=\"" : "<td data-label=\"").text(label).raw("\">")
                .text(content.isEmpty() ? "–" : content).raw("</td>");
    }
}
