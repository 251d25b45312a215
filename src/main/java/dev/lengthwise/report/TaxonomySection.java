package dev.lengthwise.report;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The error taxonomy as HTML: for each length, which kind of decision went wrong first, and how often each kind does. */
final class TaxonomySection {
    private static final double LEAST_SHARE_WITH_TEXT = 0.12;
    private static final DecisionCount NO_DECISIONS = new DecisionCount(0, 0, 0);

    private final StudyResult study;
    private final Set<DecisionGroup> groups = EnumSet.noneOf(DecisionGroup.class);

    private TaxonomySection(StudyResult study) {
        this.study = study;
        for (ArmResult arm : study.arms()) {
            for (RunResult run : arm.runs()) {
                groups.addAll(DecisionGroup.grouped(run.evaluation().results()).keySet());
            }
        }
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
        Map<ArmResult, List<LengthResult>> arms = new LinkedHashMap<>();
        for (ArmResult arm : study.arms()) {
            List<LengthResult> results = Head.main().results(arm, length);
            if (!results.isEmpty()) {
                arms.put(arm, results);
            }
        }
        html.raw("<div class=\"taxonomy\" data-length=\"").text(length).raw("\"><h3>Length ").text(length);
        html.raw(length > study.trainedUpTo() ? " <i>unseen</i></h3>\n" : "</h3>\n");
        firstErrors(arms, html);
        errorRates(arms, html);
        kinds(arms, length, html);
        html.raw("</div>\n");
    }

    private void firstErrors(Map<ArmResult, List<LengthResult>> arms, Html html) {
        html.raw(
                "<div class=\"scroll\"><table class=\"bars\"><caption>First wrong decision, % of the samples</caption>");
        groupHeader("<th scope=\"col\" class=\"bar\">all samples (blank: right)</th><th scope=\"col\">all right</th>",
                html);
        List<List<String>> rows = new ArrayList<>();
        for (List<LengthResult> results : arms.values()) {
            long samples = samples(results);
            Map<DecisionGroup, DecisionCount> counts = DecisionGroup.grouped(results);
            List<String> row = new ArrayList<>();
            row.add(share(results.stream().mapToLong(result -> result.exact().correct()).sum(), samples));
            groups.forEach(group -> row.add(share(counts.getOrDefault(group, NO_DECISIONS).first(), samples)));
            rows.add(row);
        }
        List<List<String>> cells = Percent.align(rows);
        html.raw("<tbody>");
        int line = 0;
        for (Map.Entry<ArmResult, List<LengthResult>> arm : arms.entrySet()) {
            html.raw("<tr><th scope=\"row\" class=\"name\">").text(arm.getKey().name()).raw("</th><td class=\"bar\">");
            bar(DecisionGroup.grouped(arm.getValue()), samples(arm.getValue()), html);
            html.raw("</td>");
            cells.get(line++).forEach(cell -> html.raw("<td>").text(cell).raw("</td>"));
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>\n");
    }

    private static long samples(List<LengthResult> results) {
        return results.stream().mapToLong(result -> result.exact().total()).sum();
    }

    private static void bar(Map<DecisionGroup, DecisionCount> counts, long samples, Html html) {
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

    private void errorRates(Map<ArmResult, List<LengthResult>> arms, Html html) {
        html.raw(
                "<div class=\"scroll\"><table class=\"rates\"><caption>Wrong decisions under teacher forcing, % of the "
                        + "decisions of that kind</caption>");
        groupHeader("", html);
        List<List<String>> rows = new ArrayList<>();
        for (List<LengthResult> results : arms.values()) {
            Map<DecisionGroup, DecisionCount> counts = DecisionGroup.grouped(results);
            rows.add(groups.stream()
                    .map(group -> counts.getOrDefault(group, NO_DECISIONS))
                    .map(count -> share(count.wrong(), count.total()))
                    .toList());
        }
        List<List<String>> cells = Percent.align(rows);
        html.raw("<tbody>");
        int line = 0;
        for (ArmResult arm : arms.keySet()) {
            html.raw("<tr><th scope=\"row\" class=\"name\">").text(arm.name()).raw("</th>");
            cells.get(line++).forEach(cell -> html.raw("<td>").text(cell).raw("</td>"));
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>\n");
    }

    private void groupHeader(String columns, Html html) {
        html.raw("<thead><tr><th scope=\"col\" class=\"name\">arm</th>").raw(columns);
        for (DecisionGroup group : groups) {
            html.raw("<th scope=\"col\"><span class=\"swatch " + key(group) + "\"></span>").text(header(group))
                    .raw("</th>");
        }
        html.raw("</tr></thead>");
    }

    /** The group's label, broken before its parenthesis if at all. */
    private static String header(DecisionGroup group) {
        int parenthesis = group.label().indexOf('(');
        return parenthesis < 0
                ? group.label()
                : group.label().substring(0, parenthesis) + group.label().substring(parenthesis).replace(' ', '\u00a0');
    }

    private void kinds(Map<ArmResult, List<LengthResult>> arms, int length, Html html) {
        Set<String> labels = new TreeSet<>(DecisionGroup::compareLabels);
        List<Map<String, DecisionCount>> counts = new ArrayList<>();
        arms.values().forEach(results -> counts.add(DecisionGroup.pooled(results)));
        counts.forEach(pooled -> labels.addAll(pooled.keySet()));
        html.raw("<details><summary>Every kind of decision at length ").text(length).raw("</summary>\n");
        html.raw("<div class=\"scroll\"><table class=\"kinds\"><caption>wrong: % of the decisions of that kind, under "
                + "teacher forcing; first: % of the samples whose first wrong decision it is; decisions: how many a run met"
                + "</caption><thead><tr><td></td><td></td>");
        for (ArmResult arm : arms.keySet()) {
            html.raw("<th scope=\"colgroup\" colspan=\"2\" class=\"edge\">").text(arm.name()).raw("</th>");
        }
        html.raw("</tr><tr><th scope=\"col\" class=\"name\">decision</th><th scope=\"col\">decisions</th>");
        html.raw("<th scope=\"col\" class=\"edge\">wrong</th><th scope=\"col\">first</th>".repeat(arms.size()));
        html.raw("</tr></thead><tbody>");
        List<String> wrong = labels.stream()
                .filter(label -> counts.stream()
                        .anyMatch(pooled -> pooled.getOrDefault(label, NO_DECISIONS).wrong() > 0))
                .toList();
        List<List<String>> cells = Percent
                .align(wrong.stream().map(label -> kind(label, arms.values(), counts)).toList());
        for (int line = 0; line < wrong.size(); line++) {
            html.raw("<tr><th scope=\"row\" class=\"name\">").text(wrong.get(line)).raw("</th><td>");
            html.text(decisions(wrong.get(line), arms.values())).raw("</td>");
            for (int column = 0; column < cells.get(line).size(); column++) {
                html.raw(column % 2 == 0 ? "<td class=\"edge\">" : "<td>").text(cells.get(line).get(column))
                        .raw("</td>");
            }
            html.raw("</tr>");
        }
        int flawless = labels.size() - wrong.size();
        if (flawless > 0) {
            html.raw("<tr><td class=\"name\" colspan=\"").text(2 + 2L * arms.size()).raw("\">");
            html.text(wrong.isEmpty()
                    ? "no kind of decision was ever wrong"
                    : flawless + (flawless == 1 ? " other kind was" : " other kinds were") + " never wrong");
            html.raw("</td></tr>");
        }
        html.raw("</tbody></table></div></details>\n");
    }

    /** For each arm: the error rate of a kind of decision, and the share of samples it was the first to break. */
    private static List<String> kind(String label, Iterable<List<LengthResult>> arms,
            List<Map<String, DecisionCount>> counts) {
        List<String> cells = new ArrayList<>();
        int arm = 0;
        for (List<LengthResult> results : arms) {
            DecisionCount count = counts.get(arm++).getOrDefault(label, NO_DECISIONS);
            cells.add(share(count.wrong(), count.total()));
            cells.add(share(count.first(), samples(results)));
        }
        return cells;
    }

    /** How many decisions of a kind a run met: one number where all runs met as many, else least to most. */
    private static String decisions(String label, Iterable<List<LengthResult>> arms) {
        Set<Long> totals = new TreeSet<>();
        for (List<LengthResult> results : arms) {
            for (LengthResult result : results) {
                totals.add(result.decisions().getOrDefault(label, NO_DECISIONS).total());
            }
        }
        List<String> ends = totals.stream().map(NumbersTable::grouped).toList();
        return ends.size() == 1 ? ends.getFirst() : ends.getFirst() + " to " + ends.getLast();
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "–" : Percent.of((double) part / whole);
    }

    private static String key(DecisionGroup group) {
        return "kind-" + group.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
