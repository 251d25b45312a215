package dev.lengthwise.report;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.LengthResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arms × lengths as HTML: exact match, the mean over seeds and each seed beneath it; unseen lengths stand apart. */
final class ScoreTable {
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

    /** One row: what stands at its left, and for each length a number and what stands below it. */
    private record Row(String kind, String header, List<String> numbers, List<String> below) {
    }

    private void write(String caption, Html html) {
        html.raw("<div class=\"scroll\"><table class=\"scores\"><caption>").text(caption + explanation())
                .raw("</caption><thead>");
        long seen = lengths.stream().filter(length -> length <= study.trainedUpTo()).count();
        html.raw("<tr><td></td>");
        if (seen > 0) {
            html.raw("<th scope=\"colgroup\" colspan=\"").text(seen).raw("\">lengths of training</th>");
        }
        if (seen < lengths.size()) {
            html.raw("<th scope=\"colgroup\" class=\"edge unseen\" colspan=\"").text(lengths.size() - seen);
            html.raw("\">unseen lengths</th>");
        }
        html.raw("</tr><tr><th scope=\"col\">length</th>");
        for (int column = 0; column < lengths.size(); column++) {
            html.raw("<th scope=\"col\"" + cellClass(column) + ">").text(lengths.get(column)).raw("</th>");
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
                    html.raw("<td" + cellClass(column) + ">").text(numbers.get(line).get(column));
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
                arm.runs().forEach(run -> rows.add(seedRow(run)));
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
            if (results.size() == 1 && arm.runs().size() == 1) {
                below.add("<small>" + interval(results.getFirst().exact()) + "</small>");
            } else if (!results.isEmpty() && results.size() < arm.runs().size()) {
                below.add("<small>" + results.size() + " of " + arm.runs().size() + " seeds</small>");
            } else {
                below.add("");
            }
        }
        Html header = new Html().raw(mark.svg()).raw("<span>").text(arm.name()).raw("</span>");
        boolean single = arm.runs().size() == 1;
        if (single || !arm.description().isEmpty()) {
            header.raw("<small>").text(arm.description()).raw(single && !arm.description().isEmpty() ? " · " : "");
            header.raw(single ? seedLabel(arm.runs().getFirst()) : "").raw("</small>");
        }
        return new Row("arm", header.toString(), numbers, below);
    }

    private Row seedRow(RunResult run) {
        List<String> numbers = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (int length : lengths) {
            Optional<LengthResult> result = head.result(run, length);
            numbers.add(result.map(found -> Percent.of(found.exact().rate())).orElse(NONE));
            below.add("");
        }
        return new Row("seed", seedLabel(run), numbers, below);
    }

    private String seedLabel(RunResult run) {
        Html label = new Html().raw("seed ").text(run.seed());
        String mark = run.done() ? below(run) : run.status();
        return mark.isEmpty() ? label.toString() : label.raw(" <em>").text(mark).raw("</em>").toString();
    }

    /** A hint's table has another score than the one that the threshold is about. */
    private String below(RunResult run) {
        return head.hint().isPresent() ? "" : study.threshold().flatMap(threshold -> threshold.mark(run)).orElse("");
    }

    private String cellClass(int column) {
        if (lengths.get(column) <= study.trainedUpTo()) {
            return "";
        }
        boolean first = column == 0 || lengths.get(column - 1) <= study.trainedUpTo();
        return first ? " class=\"edge unseen\"" : " class=\"unseen\"";
    }

    static String interval(Accuracy accuracy) {
        return Percent.of(accuracy.low()) + " to " + Percent.of(accuracy.high());
    }
}
