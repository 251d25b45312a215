package dev.lengthwise.report;

import dev.lengthwise.result.study.StudyResult;

/** How clear the differences are, as HTML: p values, adjusted ones, and the unpaired interval where pairing does not pay. */
final class TestsSection {
    private TestsSection() {
    }

    /** Nothing where no difference can be tested. */
    static void write(StudyResult study, Html html) {
        TestRows tests = TestRows.of(study);
        if (tests.rows().isEmpty()) {
            return;
        }
        html.raw("<section id=\"tests\"><h2>Tests of the differences</h2>\n<p>").text(tests.explanation())
                .raw("</p>\n");
        html.raw(Html.SCROLL + "<table class=\"seeds\"><caption>Differences to the control in percentage points, exact "
                + "match</caption><thead><tr><th scope=\"col\" class=\"name\">arm</th>");
        TestRows.LABELS.forEach(label -> html.raw("<th scope=\"col\">").text(label).raw("</th>"));
        html.raw("</tr></thead>");
        int length = 0;
        for (TestRows.Row row : tests.rows()) {
            if (row.length() != length) {
                html.raw(length == 0 ? "<tbody>" : "</tbody><tbody>")
                        .raw("<tr class=\"length\"><th scope=\"rowgroup\" ")
                        .raw("colspan=\"").text(1L + TestRows.LABELS.size()).raw("\">length ").text(row.length())
                        .raw("</th></tr>");
                length = row.length();
            }
            html.raw("<tr><th scope=\"row\">").text(row.name()).raw("</th>");
            for (int cell = 0; cell < row.cells().size(); cell++) {
                String text = row.cells().get(cell);
                html.raw(text.isEmpty() ? "<td class=\"none\" data-label=\"" : "<td data-label=\"")
                        .text(TestRows.LABELS.get(cell)).raw("\">")
                        .text(text.isEmpty() ? "–" : text.replace('-', '−')).raw("</td>");
            }
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>\n</section>\n");
    }
}
