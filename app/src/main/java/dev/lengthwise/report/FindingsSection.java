package dev.lengthwise.report;

import dev.lengthwise.result.study.Finding;
import java.util.List;

/** What was found, as HTML: the first findings, and the others folded. */
public final class FindingsSection {
    /** As many are read before the tables. */
    private static final int SHOWN = 3;

    private FindingsSection() {
    }

    /** Nothing where nothing was found. */
    public static void write(List<Finding> findings, Html html) {
        if (findings.isEmpty()) {
            return;
        }
        int shown = findings.size() <= SHOWN + 1 ? findings.size() : SHOWN; // one is not worth folding
        html.raw("<section id=\"findings\"><h2>What was found</h2>\n");
        list(findings.subList(0, shown), html);
        if (shown < findings.size()) {
            html.raw("<details><summary>").text((findings.size() - shown) + " more findings").raw("</summary>\n");
            list(findings.subList(shown, findings.size()), html);
            html.raw("</details>\n");
        }
        html.raw("</section>\n");
    }

    private static void list(List<Finding> findings, Html html) {
        html.raw("<ul>");
        for (Finding finding : findings) {
            html.raw("<li>").text(finding.lead());
            if (!finding.details().isEmpty()) {
                html.raw("<ul>");
                finding.details().forEach(detail -> detail(detail, html));
                html.raw("</ul>");
            }
            html.raw("</li>");
        }
        html.raw("</ul>\n");
    }

    /** What it says in general stands out of what it says in particular: {@code Below: successor against control ...}. */
    private static void detail(String detail, Html html) {
        int colon = detail.indexOf(": ");
        html.raw("<li><b>").text(detail.substring(0, colon + 1)).raw("</b>").text(detail.substring(colon + 1))
                .raw("</li>");
    }
}
