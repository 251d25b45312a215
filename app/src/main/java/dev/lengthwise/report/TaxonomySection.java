package dev.lengthwise.report;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Head;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The error taxonomy as HTML: for each length, which kind of decision went wrong first, and how often each kind does. */
final class TaxonomySection {
    private static final double LEAST_SHARE_WITH_TEXT = 0.12;
    static final DecisionCount NO_DECISIONS = new DecisionCount(0, 0, 0);

    private final StudyResult study;
    private final StudyKinds kinds;
    private final Set<DecisionKind> groups;

    private TaxonomySection(StudyResult study) {
        this.study = study;
        this.kinds = new StudyKinds(study);
        this.groups = kinds.met();
    }

    static void write(StudyResult study, Html html) {
        TaxonomySection section = new TaxonomySection(study);
        if (!section.groups.isEmpty()) {
            section.write(html);
        }
    }

    private void write(Html html) {
        html.raw("<section id=\"errors\"><h2>Where it goes wrong</h2>\n<p>");
        html.text(
                "Of each test example that is not exactly right, one decision is the first wrong one. The bars show what "
                        + "share of all samples broke at which kind of decision" + (study.isSingleRun()
                                ? ""
                                : "; the seeds of an arm are added up")
                        + ".");
        html.raw("</p>\n<div class=\"choice scripted\" id=\"taxonomy-lengths\" role=\"group\" "
                + "aria-label=\"Length shown\"><span>length</span>");
        for (int length : study.lengths()) {
            html.raw("<button type=\"button\" data-length=\"").text(length).raw("\">").text(length).raw("</button>");
        }
        html.raw("</div>\n");
        for (int length : study.lengths()) {
            block(length, html);
        }
        html.raw("</section>\n");
    }

    private void block(int length, Html html) {
        Map<String, List<LengthResult>> arms = new LinkedHashMap<>();
        for (ArmResult arm : study.arms()) {
            List<LengthResult> results = Head.main().results(arm, length);
            if (!results.isEmpty()) {
                arms.put(arm.name(), results);
            }
        }
        html.raw("<div class=\"taxonomy\" data-length=\"").text(length).raw("\"><h3>Length ").text(length);
        html.aside(study.trained().mark(length)).raw("</h3>\n");
        firstErrors(arms, html);
        errorRates(arms, html);
        KindsTable.write(arms, kinds.all(), length, html);
        html.raw("</div>\n");
    }

    private void firstErrors(Map<String, List<LengthResult>> arms, Html html) {
        html.raw(
                Html.SCROLL + "<table class=\"bars\"><caption>First wrong decision, % of the samples</caption>");
        groupHeader("<th scope=\"col\" class=\"bar\">all samples (blank: right)</th><th scope=\"col\">all right</th>",
                html);
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, List<LengthResult>> arm : arms.entrySet()) {
            List<LengthResult> results = arm.getValue();
            long samples = samples(results);
            Map<DecisionKind, DecisionCount> counts = kinds.grouped(arm.getKey(), results);
            List<String> row = new ArrayList<>();
            row.add(share(results.stream().mapToLong(result -> result.exact().correct()).sum(), samples));
            groups.forEach(group -> row.add(share(counts.getOrDefault(group, NO_DECISIONS).first(), samples)));
            rows.add(row);
        }
        List<List<String>> cells = Percent.align(rows);
        html.raw("<tbody>");
        int line = 0;
        for (Map.Entry<String, List<LengthResult>> arm : arms.entrySet()) {
            html.raw("<tr><th scope=\"row\" class=\"name\">").text(arm.getKey()).raw("</th><td class=\"bar\">");
            bar(kinds.grouped(arm.getKey(), arm.getValue()), samples(arm.getValue()), html);
            html.raw("</td>");
            cells.get(line++).forEach(cell -> html.raw("<td>").text(cell).raw("</td>"));
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>\n");
    }

    static long samples(List<LengthResult> results) {
        return results.stream().mapToLong(result -> result.exact().total()).sum();
    }

    private void bar(Map<DecisionKind, DecisionCount> counts, long samples, Html html) {
        html.raw("<div class=\"track\" aria-hidden=\"true\">");
        counts.forEach((group, count) -> {
            double share = (double) count.first() / samples;
            if (share > 0) {
                html.raw("<span class=\"" + key(group) + "\" style=\"width:" + width(share) + "\">");
                html.raw(share >= LEAST_SHARE_WITH_TEXT ? "<b>" + Math.round(100 * share) + "</b>" : "").raw("</span>");
            }
        });
        html.raw("</div>");
    }

    private static String width(double share) {
        return String.format(Locale.ROOT, "%.3f%%", 100 * share);
    }

    private void errorRates(Map<String, List<LengthResult>> arms, Html html) {
        html.raw(
                Html.SCROLL + "<table class=\"rates\"><caption>Wrong decisions under teacher forcing, % of the "
                        + "decisions of that kind</caption>");
        groupHeader("", html);
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, List<LengthResult>> arm : arms.entrySet()) {
            Map<DecisionKind, DecisionCount> counts = kinds.grouped(arm.getKey(), arm.getValue());
            rows.add(groups.stream()
                    .map(group -> counts.getOrDefault(group, NO_DECISIONS))
                    .map(count -> share(count.wrong(), count.total()))
                    .toList());
        }
        List<List<String>> cells = Percent.align(rows);
        html.raw("<tbody>");
        int line = 0;
        for (String arm : arms.keySet()) {
            html.raw("<tr><th scope=\"row\" class=\"name\">").text(arm).raw("</th>");
            cells.get(line++).forEach(cell -> html.raw("<td>").text(cell).raw("</td>"));
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>\n");
    }

    private void groupHeader(String columns, Html html) {
        html.raw("<thead><tr><th scope=\"col\" class=\"name\">arm</th>").raw(columns);
        for (DecisionKind group : groups) {
            html.raw("<th scope=\"col\"><span class=\"swatch " + key(group) + "\"></span>").text(header(group))
                    .raw("</th>");
        }
        html.raw("</tr></thead>");
    }

    /** The group's label, broken before its parenthesis if at all. */
    private static String header(DecisionKind group) {
        int parenthesis = group.label().indexOf('(');
        return parenthesis < 0
                ? group.label()
                : group.label().substring(0, parenthesis) + group.label().substring(parenthesis).replace(' ', '\u00a0');
    }

    static String share(long part, long whole) {
        return whole == 0 ? "–" : Percent.of((double) part / whole);
    }

    private String key(DecisionKind group) {
        return "kind-"
                + (group.equals(DecisionKind.END) ? "end" : kinds.place(group) < 0 ? "other" : kinds.place(group) + 1);
    }
}
