package dev.lengthwise.report;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.task.DecisionKinds;
import dev.lengthwise.task.Placement;
import dev.lengthwise.text.Grouped;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Every score of the main task as HTML, one row a run and length: counts, intervals, token accuracy; for a single run its
 * first errors.
 */
public final class NumbersTable {
    private static final int KINDS = 2;

    private NumbersTable() {
    }

    static void write(StudyResult study, String caption, Html html) {
        boolean single = study.isSingleRun();
        html.raw(Html.SCROLL + "<table class=\"numbers\"><caption>").text(caption).raw("</caption><thead><tr>");
        if (!single) {
            html.raw("<th scope=\"col\" class=\"name\">arm</th><th scope=\"col\">seed</th>");
        }
        html.raw(
                "<th scope=\"col\">length</th><th scope=\"col\">exactly right</th><th scope=\"col\">exact match, %</th>"
                        + "<th scope=\"col\">95 % interval</th><th scope=\"col\">token accuracy, %</th>");
        html.raw(
                single ? "<th scope=\"col\" class=\"name\">commonest first errors</th></tr></thead>" : "</tr></thead>");
        List<List<String>> rates = new ArrayList<>();
        for (ArmResult arm : study.arms()) {
            for (RunResult run : arm.runs()) {
                run.evaluation()
                        .results()
                        .forEach(result -> rates
                                .add(List.of(Percent.of(result.exact().rate()), Percent.of(result.token().rate()))));
            }
        }
        Iterator<List<String>> aligned = Percent.align(rates).iterator();
        for (ArmResult arm : study.arms()) {
            for (RunResult run : arm.runs()) {
                html.raw("<tbody>");
                Placement before = null;
                for (LengthResult result : run.evaluation().results()) {
                    Placement place = arm.trained().place(result.length());
                    html.raw(before != null && place != before ? "<tr class=\"edge\">" : "<tr>");
                    before = place;
                    if (!single) {
                        html.raw("<th scope=\"row\" class=\"name\">").text(arm.name()).raw("</th><td>")
                                .text(run.seed());
                        html.raw("</td>");
                    }
                    row(result, place, aligned.next(), html);
                    if (single) {
                        html.raw("<td class=\"name\">").text(firstErrors(result, KINDS, run.evaluation().kinds()))
                                .raw("</td>");
                    }
                    html.raw("</tr>");
                }
                html.raw("</tbody>");
            }
        }
        html.raw("</table></div>\n");
    }

    private static void row(LengthResult result, Placement place, List<String> rates, Html html) {
        html.raw("<td>").raw(place.isUnseen() ? "<i>unseen, " + place + "</i> " : "").text(result.length())
                .raw("</td><td>");
        html.text(Grouped.of(result.exact().correct()) + " of " + Grouped.of(result.exact().total()))
                .raw("</td><td><b>");
        html.text(rates.getFirst()).raw("</b></td><td>").text(ScoreTable.interval(result.exact())).raw("</td><td>");
        html.text(rates.getLast()).raw("</td>");
    }

    /** The kinds of decision that broke most examples, the commonest first, with how many they broke. */
    static String firstErrors(LengthResult result, int kinds, DecisionKinds task) {
        Map<String, DecisionCount> decisions = DecisionTally.pooled(List.of(result), task);
        return decisions.entrySet()
                .stream()
                .filter(entry -> entry.getValue().first() > 0)
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().first()))
                .limit(kinds)
                .map(entry -> entry.getKey() + " (" + Grouped.of(entry.getValue().first()) + ")")
                .collect(Collectors.joining(", "));
    }
}
