package dev.lengthwise.report;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.task.DecisionKinds;
import dev.lengthwise.text.Counted;
import dev.lengthwise.text.Grouped;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every kind of decision at one length × arms as HTML, folded away; kinds that were never wrong share a line. */
final class KindsTable {
    private KindsTable() {
    }

    /**
     * Writes the table.
     *
     * @param arms by name, each with its results at the length, one a seed
     * @param kinds of their decisions, which give the order
     */
    static void write(Map<String, List<LengthResult>> arms, DecisionKinds kinds, int length, Html html) {
        Set<String> labels = new TreeSet<>(kinds.decisionOrder());
        List<Map<String, DecisionCount>> counts = new ArrayList<>();
        arms.values().forEach(results -> counts.add(DecisionTally.pooled(results, kinds)));
        counts.forEach(pooled -> labels.addAll(pooled.keySet()));
        html.raw("<details><summary>Every kind of decision at length ").text(length).raw("</summary>\n");
        html.raw(Html.SCROLL + "<table class=\"kinds\"><caption>wrong: % of the decisions of that kind, under "
                + "teacher forcing; first: % of the samples whose first wrong decision it is; decisions: how many a run met"
                + "</caption><thead><tr><td></td><td></td>");
        for (String arm : arms.keySet()) {
            html.raw("<th scope=\"colgroup\" colspan=\"2\" class=\"edge\">").text(arm).raw("</th>");
        }
        html.raw("</tr><tr><th scope=\"col\" class=\"name\">decision</th><th scope=\"col\">decisions</th>");
        html.raw("<th scope=\"col\" class=\"edge\">wrong</th><th scope=\"col\">first</th>".repeat(arms.size()));
        html.raw("</tr></thead><tbody>");
        List<String> wrong = labels.stream()
                .filter(label -> counts.stream()
                        .anyMatch(pooled -> pooled.getOrDefault(label, TaxonomySection.NO_DECISIONS).wrong() > 0))
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
                    : Counted.of(flawless, "other kind was", "other kinds were") + " never wrong");
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
            DecisionCount count = counts.get(arm++).getOrDefault(label, TaxonomySection.NO_DECISIONS);
            cells.add(TaxonomySection.share(count.wrong(), count.total()));
            cells.add(TaxonomySection.share(count.first(), TaxonomySection.samples(results)));
        }
        return cells;
    }

    /** How many decisions of a kind a run met: one number where all runs met as many, else least to most. */
    private static String decisions(String label, Iterable<List<LengthResult>> arms) {
        Set<Long> totals = new TreeSet<>();
        for (List<LengthResult> results : arms) {
            for (LengthResult result : results) {
                totals.add(result.decisions().getOrDefault(label, TaxonomySection.NO_DECISIONS).total());
            }
        }
        List<String> ends = totals.stream().map(Grouped::of).toList();
        return ends.size() == 1 ? ends.getFirst() : ends.getFirst() + " to " + ends.getLast();
    }
}
