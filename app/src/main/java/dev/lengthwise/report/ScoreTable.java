package dev.lengthwise.report;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Head;
import dev.lengthwise.result.study.Measure;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.task.Placement;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.text.Counted;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arms × lengths as HTML: exact match, the mean over seeds and each seed beneath it; lengths of training and those below, between and beyond stand apart. */
public final class ScoreTable {
    private static final String NONE = "–";

    private final StudyResult study;
    private final Head head;
    private final List<Integer> lengths;

    private ScoreTable(StudyResult study, Head head) {
        this.study = study;
        this.head = head;
        this.lengths = study.lengths(head);
    }

    static void write(StudyResult study, Head head, String caption, Html html) {
        new ScoreTable(study, head).write(caption, html);
    }

    /**
     * One row.
     *
     * @param header what stands at its left
     * @param trained the lengths that its arm was trained on
     * @param numbers one for each length
     * @param below what stands below each of them
     */
    private record Row(String kind, String header, TrainedLengths trained, List<String> numbers, List<String> below) {
    }

    private void write(String caption, Html html) {
        html.raw(Html.SCROLL + "<table class=\"scores\"><caption>").text(caption + explanation())
                .raw("</caption><thead>");
        html.raw("<tr><td></td>");
        for (int column = 0; column < lengths.size(); column++) {
            if (begins(column)) {
                html.raw("<th scope=\"colgroup\"" + cellClass(column, place(column)) + " colspan=\"").text(span(column))
                        .raw("\">").text(group(place(column))).raw("</th>");
            }
        }
        html.raw("</tr><tr><th scope=\"col\">length</th>");
        for (int column = 0; column < lengths.size(); column++) {
            html.raw("<th scope=\"col\"" + cellClass(column, place(column)) + ">").text(lengths.get(column))
                    .raw("</th>");
        }
        html.raw("</tr></thead>");
        List<List<Row>> bodies = bodies();
        List<List<String>> numbers = Percent
                .align(bodies.stream().flatMap(List::stream).map(Row::numbers).toList());
        int line = 0;
        for (List<Row> body : bodies) {
            html.raw("<tbody>");
            for (Row row : body) {
                html.raw("<tr class=\"" + row.kind() + "\"><th scope=\"row\">").raw(row.header()).raw("</th>");
                for (int column = 0; column < lengths.size(); column++) {
                    html.raw("<td" + cellClass(column, Optional.of(row.trained().place(lengths.get(column)))) + ">")
                            .text(numbers.get(line).get(column));
                    html.raw(row.below().get(column)).raw("</td>");
                }
                html.raw("</tr>");
                line++;
            }
            html.raw("</tbody>");
        }
        html.raw("</table></div>\n");
    }

    private String explanation() {
        boolean one = study.arms().stream().anyMatch(arm -> arm.runs().size() == 1);
        boolean several = study.arms().stream().anyMatch(arm -> arm.runs().size() > 1);
        return (several ? "; mean over seeds, each seed beneath" : "")
                + (one ? "; 95 % Wilson interval beneath" + (several ? " where there is one seed" : "") : "");
    }

    private List<List<Row>> bodies() {
        List<List<Row>> bodies = new ArrayList<>();
        for (int index = 0; index < study.arms().size(); index++) {
            ArmResult arm = study.arms().get(index);
            if (arm.runs().stream().noneMatch(run -> scored(run))) {
                continue;
            }
            List<Row> rows = new ArrayList<>();
            rows.add(armRow(arm, ArmMark.of(index)));
            if (arm.runs().size() > 1) {
                arm.runs().forEach(run -> rows.add(seedRow(arm, run)));
            }
            bodies.add(rows);
        }
        return bodies;
    }

    /** A run without the main task's scores keeps its row, with what happened; a run without this hint has none. */
    private boolean scored(RunResult run) {
        return head.hint().isEmpty() || !head.results(run).isEmpty();
    }

    private Row armRow(ArmResult arm, ArmMark mark) {
        List<String> numbers = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (int length : lengths) {
            List<LengthResult> results = head.results(arm, length);
            numbers.add(results.isEmpty() ? NONE : Percent.of(Measure.EXACT.over(results).mean()));
            String small = "";
            if (results.size() == 1 && arm.runs().size() == 1) {
                small = "<small>" + interval(results.getFirst().exact()) + "</small>";
            } else if (!results.isEmpty() && results.size() < arm.runs().size()) {
                small = "<small>" + results.size() + " of " + Counted.of(arm.runs().size(), "seed") + "</small>";
            }
            boolean differs = study.trained().place(length).isEmpty() && !results.isEmpty();
            below.add(small + (differs ? "<small>" + arm.trained().place(length) + "</small>" : ""));
        }
        Html header = new Html().raw(mark.svg()).raw("<span>").text(arm.name()).raw("</span>");
        boolean single = arm.runs().size() == 1;
        if (single || !arm.description().isEmpty()) {
            header.raw("<small>").text(arm.description()).raw(single && !arm.description().isEmpty() ? " · " : "");
            header.raw(single ? seedLabel(arm.runs().getFirst()) : "").raw("</small>");
        }
        return new Row("arm", header.toString(), arm.trained(), numbers, below);
    }

    private Row seedRow(ArmResult arm, RunResult run) {
        List<String> numbers = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (int length : lengths) {
            Optional<LengthResult> result = head.result(run, length);
            numbers.add(result.map(found -> Percent.of(found.exact().rate())).orElse(NONE));
            below.add("");
        }
        return new Row("seed", seedLabel(run), arm.trained(), numbers, below);
    }

    private String seedLabel(RunResult run) {
        Html label = new Html().raw("seed ").text(run.seed());
        String mark = run.done() ? below(run) : run.status().toString();
        return mark.isEmpty() ? label.toString() : label.raw(" <em>").text(mark).raw("</em>").toString();
    }

    /** A hint's table has another score than the one that the threshold is about. */
    private String below(RunResult run) {
        return head.hint().isPresent() ? "" : study.threshold().flatMap(threshold -> threshold.mark(run)).orElse("");
    }

    /** Where a column's length stands for all arms; empty where that is not the same. */
    private Optional<Placement> place(int column) {
        return study.trained().place(lengths.get(column));
    }

    private boolean begins(int column) {
        return column == 0 || !place(column - 1).equals(place(column));
    }

    /** Columns from this one on that are in one group. */
    private int span(int column) {
        int end = column + 1;
        while (end < lengths.size() && !begins(end)) {
            end++;
        }
        return end - column;
    }

    private static String group(Optional<Placement> place) {
        return place.isEmpty()
                ? "differs by arm"
                : place.get().isUnseen() ? "unseen, " + place.get() : "lengths of training";
    }

    /** @param place of a cell, which is not that of all arms where they differ */
    private String cellClass(int column, Optional<Placement> place) {
        boolean unseen = place.filter(Placement::isUnseen).isPresent();
        boolean edge = begins(column) && (column > 0 || !place(0).equals(Optional.of(Placement.TRAINED)));
        return edge || unseen ? " class=\"" + (edge ? unseen ? "edge unseen" : "edge" : "unseen") + "\"" : "";
    }

    public static String interval(Accuracy accuracy) {
        return Percent.of(accuracy.low()) + " to " + Percent.of(accuracy.high());
    }
}
