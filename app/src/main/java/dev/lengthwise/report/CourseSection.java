package dev.lengthwise.report;

import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.run.ScoreCurve;
import dev.lengthwise.result.run.ScoreCurve.Point;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.task.Placement;
import dev.lengthwise.text.Grouped;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Exact match in the course of training as HTML, where runs were scored meanwhile: of one run a picture for the trained lengths and
 * one for the others, a line a length; of several runs a picture a length, a line a run; and a table. Says that nothing was chosen
 * by it.
 */
final class CourseSection {
    private static final int QUARTERS = 4;
    private static final double TWO_A_ROW = 400;
    private static final double THREE_A_ROW = 244;

    private final StudyResult study;
    private final Html html;
    private final List<Course> courses = new ArrayList<>();
    private final int last;

    /** A run's curve. */
    private record Course(ArmResult arm, int place, RunResult run, ScoreCurve curve) {
    }

    private CourseSection(StudyResult study, Html html) {
        this.study = study;
        this.html = html;
        for (int place = 0; place < study.arms().size(); place++) {
            ArmResult arm = study.arms().get(place);
            for (RunResult run : arm.runs()) {
                for (ScoreCurve curve : run.scoreCurves()) {
                    courses.add(new Course(arm, place, run, curve));
                }
            }
        }
        this.last = courses.stream().flatMap(course -> course.curve().points().stream()).mapToInt(Point::step).max()
                .orElse(0);
    }

    /** Nothing where no run was scored while it was trained. */
    static void write(StudyResult study, Html html) {
        CourseSection section = new CourseSection(study, html);
        if (section.last > 0) {
            section.write();
        }
    }

    private void write() {
        html.raw(
                "<section id=\"course\"><h2>Accuracy in the course of training</h2>\n<p>Exact match after so many steps, on the"
                        + " first ")
                .text(samples());
        html.raw(" of each length’s test inputs" + (study.isSingleRun() ? "" : "; one line a seed")
                + ". <b>Nothing is chosen by these scores</b>: the model of a run is the one after its last step"
                + ", or the average up to it.</p>\n");
        if (study.isSingleRun()) {
            html.raw("<div class=\"course\">");
            ofOneRun("Lengths of training", course -> course.curve().trained());
            ofOneRun("Unseen lengths", course -> !course.curve().trained());
            html.raw("</div>\n");
        } else {
            key(courses.stream().map(course -> new Entry(course.place(), course.arm().name())).distinct().toList());
            byLength("Lengths of training", this::everybodyTrains);
            byLength("Lengths that some arms were trained on",
                    length -> !everybodyTrains(length) && somebodyTrains(length));
            byLength("Unseen lengths", length -> !somebodyTrains(length));
        }
        table();
        html.raw("</section>\n");
    }

    private String samples() {
        return courses.stream().flatMap(course -> course.curve().points().stream())
                .map(point -> point.exact().total()).distinct().sorted().map(Grouped::of)
                .collect(Collectors.joining(" or "));
    }

    private void ofOneRun(String heading, Predicate<Course> shown) {
        List<Course> chosen = courses.stream().filter(shown).toList();
        if (chosen.isEmpty()) {
            return;
        }
        List<Entry> entries = new ArrayList<>();
        List<StepPanel.Line> lines = new ArrayList<>();
        for (Course course : chosen) {
            ArmMark mark = ArmMark.of(lines.size());
            entries.add(new Entry(lines.size(), "length " + course.curve().length()));
            lines.add(new StepPanel.Line("length " + course.curve().length(), mark, course.curve().points()));
        }
        html.raw("<div><h3>").text(heading).raw("</h3>\n");
        key(entries);
        panel("", heading, TWO_A_ROW, lines);
        html.raw("</div>\n");
    }

    private void byLength(String heading, Predicate<Integer> shown) {
        List<Integer> lengths = lengths().stream().filter(shown).toList();
        if (lengths.isEmpty()) {
            return;
        }
        html.raw("<h3>").text(heading).raw("</h3>\n<div class=\"course\">");
        for (int length : lengths) {
            List<StepPanel.Line> lines = courses.stream().filter(course -> course.curve().length() == length)
                    .map(course -> new StepPanel.Line(course.arm().name() + ", seed " + course.run().seed(),
                            ArmMark.of(course.place()), course.curve().points()))
                    .toList();
            panel("length " + length + unseen(length), heading + ", length " + length, THREE_A_ROW, lines);
        }
        html.raw("</div>\n");
    }

    private void panel(String caption, String about, double width, List<StepPanel.Line> lines) {
        String words = "Line chart: exact match against the step. " + about + ". " + lines.stream().map(
                line -> line.name() + ": " + Percent.signed(line.points().getLast().exact().rate()) + " at step "
                        + line.points().getLast().step())
                .collect(Collectors.joining(". ")) + ". The table has more.";
        html.raw("<figure>");
        if (!caption.isEmpty()) {
            html.raw("<figcaption>").text(caption).raw("</figcaption>");
        }
        html.raw(new StepPanel(words, lines, last, width).svg()).raw("</figure>\n");
    }

    /** What a look stands for. */
    private record Entry(int look, String name) {
    }

    private void key(List<Entry> entries) {
        html.raw("<p class=\"key\">");
        for (Entry entry : entries) {
            html.raw("<span>").raw(ArmMark.of(entry.look()).svg()).text(entry.name()).raw("</span> ");
        }
        html.raw("</p>\n");
    }

    private List<Integer> lengths() {
        return List.copyOf(courses.stream().map(course -> course.curve().length())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** How it stands to the trained lengths, where it is unseen in the same way by all arms. */
    private String unseen(int length) {
        List<Placement> places = courses.stream().map(course -> course.arm().trained().place(length)).distinct()
                .toList();
        return places.size() == 1 && places.getFirst().isUnseen() ? ", " + places.getFirst() : "";
    }

    private boolean everybodyTrains(int length) {
        return courses.stream().filter(course -> course.curve().length() == length)
                .allMatch(course -> course.curve().trained());
    }

    private boolean somebodyTrains(int length) {
        return courses.stream().anyMatch(course -> course.curve().length() == length && course.curve().trained());
    }

    private void table() {
        html.raw(
                "<details><summary>The scores in the course of training in numbers</summary>\n<div class=\"scroll\"><table"
                        + " class=\"losses\"><caption>Exact match, %, at the step beneath</caption><thead><tr>");
        html.raw(study.isSingleRun()
                ? ""
                : "<th scope=\"col\" class=\"name\">arm</th><th scope=\"col\">seed</th>");
        html.raw("<th scope=\"col\">length</th><th scope=\"col\">first</th><th scope=\"col\">a quarter</th>"
                + "<th scope=\"col\">half</th><th scope=\"col\">three quarters</th><th scope=\"col\">last</th></tr>"
                + "</thead><tbody>");
        for (Course course : courses) {
            html.raw("<tr>");
            if (!study.isSingleRun()) {
                html.raw("<th scope=\"row\" class=\"name\">").text(course.arm().name()).raw("</th><td>")
                        .text(course.run().seed()).raw("</td>");
            }
            html.raw(course.curve().trained() ? "<td>" : "<td><i>unseen</i> ").text(course.curve().length())
                    .raw("</td>");
            for (int quarter = 0; quarter <= QUARTERS; quarter++) {
                List<Point> points = course.curve().points();
                Point point = points.get((points.size() - 1) * quarter / QUARTERS);
                html.raw("<td>").text(Percent.of(point.exact().rate())).raw("<small>")
                        .text(Grouped.of(point.step())).raw("</small></td>");
            }
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>\n</details>\n");
    }
}
