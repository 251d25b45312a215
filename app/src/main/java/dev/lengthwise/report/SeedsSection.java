package dev.lengthwise.report;

import dev.lengthwise.result.study.PairedDifference;
import dev.lengthwise.result.study.SeedScores;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.statistics.Interval;
import dev.lengthwise.statistics.MedianInterval;
import dev.lengthwise.statistics.Summary;
import dev.lengthwise.text.Counted;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * The scores over seeds as HTML: for each length and arm mean and interval, median, spread, and the difference to the control,
 * seed by seed.
 */
final class SeedsSection {
    private static final String NONE = "–";
    private static final Set<PairedDifference.Verdict> CALLED = EnumSet.of(PairedDifference.Verdict.ABOVE,
            PairedDifference.Verdict.BELOW);

    private final StudyResult study;
    private final Html html;
    private final List<SeedScores> all;
    private final List<String> controls; // none where nothing can be compared

    private SeedsSection(StudyResult study, Html html) {
        this.study = study;
        this.html = html;
        this.all = SeedScores.of(study);
        this.controls = all.stream().allMatch(scores -> scores.differences().isEmpty())
                ? List.of()
                : all.stream().flatMap(scores -> scores.arm().controls().stream()).distinct().toList();
    }

    /** Nothing where every arm has one seed. */
    static void write(StudyResult study, Html html) {
        SeedsSection section = new SeedsSection(study, html);
        if (section.all.stream().anyMatch(scores -> scores.exact().count() > 1)) {
            section.write();
        }
    }

    private void write() {
        html.raw("<section id=\"seeds\"><h2>Over seeds</h2>\n<p>").text(explanation()).raw("</p>\n");
        html.raw(Html.SCROLL + "<table class=\"seeds\"><caption>Exact match over the seeds of an arm, %")
                .raw(controls.isEmpty()
                        ? ""
                        : "; differences in percentage points, heavy where they stand out of both seeds and test inputs")
                .raw("</caption><thead><tr>");
        html.raw("<th scope=\"col\" class=\"name\">arm</th>");
        labels().forEach(label -> html.raw("<th scope=\"col\">").text(label).raw("</th>"));
        html.raw("</tr></thead>");
        Iterator<List<String>> aligned = Percent.align(all.stream().flatMap(scores -> rows(scores).stream())
                .map(Row::numbers).toList()).iterator();
        for (int line = 0; line < all.size(); line++) {
            int length = all.get(line).length();
            if (line == 0 || all.get(line - 1).length() != length) {
                html.raw(line == 0 ? "<tbody>" : "</tbody><tbody>").raw("<tr class=\"length\"><th scope=\"rowgroup\" ")
                        .raw("colspan=\"").text(1L + labels().size()).raw("\">length ").text(length);
                html.aside(study.trained().mark(length)).raw("</th></tr>");
            }
            rows(all.get(line)).forEach(row -> write(row, aligned.next()));
        }
        html.raw("</tbody></table></div>\n</section>\n");
    }

    private String explanation() {
        return "No seed is left out. Beneath a mean stands its 95 % interval over seeds: for other seeds on the same test "
                + "inputs. (A Wilson interval elsewhere on this page is for other test inputs and the same trained model.) "
                + "With few seeds it is wide, and still too narrow where a rare kind of seed has not been met. Beneath a "
                + "median stands an exact interval, from one seed to another: it holds the median of all seeds there could be, "
                + "however they scatter, with at least the probability beside it; 95 % takes six seeds.";
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>(
                List.of("mean, 95 % interval", "median, exact interval", "standard deviation"));
        if (!controls.isEmpty()) {
            labels.add("difference to " + (controls.size() == 1 ? controls.getFirst() : "its control"));
            labels.add("difference of each seed");
        }
        return labels;
    }

    /**
     * A row of the table: an arm's scores, with its difference to its control; of an arm with several controls further rows with the
     * other differences.
     *
     * @param scores the arm's at the row's length
     * @param first whether the scores stand in it
     * @param control which the difference is to; empty for an arm without one
     * @param difference empty where arm and control share no scored seed
     */
    private record Row(SeedScores scores, boolean first, String control, Optional<PairedDifference> difference) {
        /** The numbers that stand below each other with their points aligned: mean, median, deviation, difference. */
        private List<String> numbers() {
            Summary exact = scores.exact();
            return List.of(first ? Percent.of(exact.mean()) : "", first ? Percent.of(exact.median()) : "",
                    !first
                            ? ""
                            : exact.deviation().isPresent() ? Percent.of(exact.deviation().getAsDouble()) : NONE,
                    difference.map(found -> points(found.points().mean())).orElse(NONE));
        }
    }

    private static List<Row> rows(SeedScores scores) {
        List<String> compared = scores.arm().controls();
        List<Row> rows = new ArrayList<>();
        for (String control : compared.isEmpty() ? List.of("") : compared) {
            rows.add(new Row(scores, rows.isEmpty(), control, scores.difference(control)));
        }
        return rows;
    }

    private void write(Row row, List<String> numbers) {
        SeedScores scores = row.scores();
        List<String> labels = labels();
        if (row.first()) {
            Summary exact = scores.exact();
            html.raw("<tr><th scope=\"row\">").raw(ArmMark.of(study.arms().indexOf(scores.arm())).svg()).raw("<span>")
                    .text(scores.arm().name()).raw("</span>");
            int runs = scores.arm().runs().size();
            html.raw(exact.count() < runs
                    ? "<small>" + exact.count() + " of " + Counted.of(runs, "seed") + "</small>"
                    : "")
                    .raw("</th>");
            cell(labels.get(0), "strong", numbers.get(0), interval(exact, Percent::of));
            cell(labels.get(1), "", numbers.get(1), median(exact));
            cell(labels.get(2), "", numbers.get(2), "");
        } else {
            html.raw("<tr><th scope=\"row\"><span class=\"aside\">").text(scores.arm().name())
                    .raw("</span></th>").raw("<td class=\"none\"></td>".repeat(3));
        }
        if (row.difference().isPresent()) {
            PairedDifference difference = row.difference().get();
            cell(labels.get(3), CALLED.contains(difference.verdict()) ? "strong" : "", numbers.get(3),
                    interval(difference.points(), SeedsSection::points) + to(row));
            cell(labels.get(4), "each", each(difference), "");
        } else if (!controls.isEmpty()) {
            cell(labels.get(3), "none", numbers.get(3), to(row).strip());
            cell(labels.get(4), "none", NONE, "");
        }
        html.raw("</tr>");
    }

    private void cell(String label, String kind, String content, String below) {
        html.raw("<td").raw(kind.isEmpty() ? "" : " class=\"" + kind + "\"").raw(" data-label=\"").text(label)
                .raw("\">");
        html.text(content);
        if (!below.isEmpty()) {
            html.raw("<small>").text(below).raw("</small>");
        }
        html.raw("</td>");
    }

    /** Which control a difference is to, where the column's head does not say it. */
    private String to(Row row) {
        return controls.size() == 1 || row.control().isEmpty() ? "" : " to " + row.control();
    }

    private static String interval(Summary summary, DoubleFunction<String> number) {
        if (summary.count() == 1) {
            return "one seed";
        }
        Optional<Interval> interval = summary.interval();
        return interval.isEmpty()
                ? "all seeds the same"
                : number.apply(interval.get().low()) + " to " + number.apply(interval.get().high());
    }

    /** {@code 98.6 to 99.80, 75.0 %}. */
    private static String median(Summary summary) {
        MedianInterval interval = summary.medianInterval();
        return summary.count() == 1
                ? "one seed"
                : Percent.of(interval.low()) + " to " + Percent.of(interval.high()) + ", "
                        + Percent.signed(Math.floor(1000 * interval.level()) / 1000); // at least: never rounded up
    }

    private static String each(PairedDifference difference) {
        return difference.pairs().stream().map(pair -> points(pair.difference())).collect(Collectors.joining(", "));
    }

    private static String points(double difference) {
        return Percent.points(difference).replace('-', '−');
    }
}
