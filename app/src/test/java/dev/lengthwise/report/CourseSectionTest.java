package dev.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.run.ScoreCurve;
import dev.lengthwise.result.study.ArmResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scores in the course of training, on the page of a run and of a study: made up, trained on lengths up to 20. */
class CourseSectionTest {

    private static ScoreCurve curve(int length, int... right) {
        return new ScoreCurve(length, length <= 20, IntStream.range(0, right.length)
                .mapToObj(i -> new ScoreCurve.Point(1000 * i, new Accuracy(right[i], 200), 0.5)).toList());
    }

    private static RunResult run(long seed, ScoreCurve... curves) {
        RunResult run = Records.run(seed, Records.scored(20, 990), Records.scored(100, 1));
        return new RunResult(seed, run.status(), run.evaluation(), List.of(), run.curves(), run.parameterHash(),
                run.seconds(), List.of(), Optional.empty(), List.of(curves));
    }

    private static String section(ArmResult... arms) {
        String page = HtmlReport.render(Records.study(arms));
        int from = page.indexOf("<section id=\"course\">");
        return from < 0 ? "" : page.substring(from, page.indexOf("</section>", from));
    }

    @Test
    void isMissingWhereNothingWasScoredMeanwhile() {
        assertThat(section(Records.arm("control", Records.run(1, Records.scored(20, 990))))).isEmpty();
        assertThat(section(Records.arm("control", run(1, curve(20, 0))))).isEmpty(); // before the first step alone
    }

    @Test
    void oneRunHasAPictureForTrainedAndOneForUnseenLengthsWithALineALength() {
        String section = section(Records.arm("control", run(1, curve(5, 0, 150, 200), curve(20, 0, 4, 197),
                curve(100, 0, 0, 13))));
        assertThat(section.split("<figure>", -1)).hasSize(3);
        assertThat(section).containsSubsequence("<h3>Lengths of training</h3>", "length 5", "length 20", "<figure>",
                "<h3>Unseen lengths</h3>", "length 100", "<figure>");
        assertThat(section).contains("on the first 200 of each length\u2019s test inputs",
                "Nothing is chosen by these scores");
    }

    @Test
    void saysThePictureInWordsAndEachPointUnderTheCursor() {
        String section = section(Records.arm("control", run(1, curve(20, 0, 4, 197))));
        assertThat(section).contains(
                "aria-label=\"Line chart: exact match against the step. Lengths of training. length 20: "
                        + "98.5\u00a0% at step 2000. The table has more.\"",
                "<title>length 20, step 1,000: 2.0\u00a0%, 4 of 200</title>");
    }

    @Test
    void aStudyHasAPictureALengthWithALineASeed() {
        String section = section(Records.arm("control", run(1, curve(20, 0, 100), curve(100, 0, 0)),
                run(2, curve(20, 0, 120), curve(100, 0, 1))),
                Records.arm("hint", "control", run(1, curve(20, 0, 200), curve(100, 0, 50))));
        assertThat(section).containsSubsequence("<p class=\"key\">", "control</span>", "hint</span>",
                "<h3>Lengths of training</h3>", "<figcaption>length 20</figcaption>", "<h3>Unseen lengths</h3>",
                "<figcaption>length 100, beyond</figcaption>");
        assertThat(section.split("<figure>", -1)).hasSize(3);
        assertThat(section.split("<g style=", -1)).hasSize(1 + 2 * 3);
        assertThat(section).contains("hint, seed 1: 25.0\u00a0% at step 1000", "one line a seed");
    }

    @Test
    void theTableHasEveryRunAndLengthAtAFewSteps() {
        String section = section(Records.arm("control", run(1, curve(20, 0, 20, 40, 60, 80), curve(100, 0, 0, 0, 0, 2)),
                run(2, curve(20, 0, 2))));
        assertThat(section.substring(section.indexOf("<details>"))).contains(
                "<td>20</td><td>0<small>0</small></td><td>10.0<small>1,000</small></td><td>20.0<small>2,000</small></td>"
                        + "<td>30.0<small>3,000</small></td><td>40.0<small>4,000</small></td>",
                "<td><i>unseen</i> 100</td><td>0<small>0</small></td>");
        assertThat(section.split("<tr><th scope=\"row\"", -1)).hasSize(1 + 3);
    }

    @Test
    void escapesNames() {
        String bad = "<b>&\"";
        String section = section(Records.arm(bad, run(1, curve(20, 0, 4)), run(2, curve(20, 0, 4))));
        assertThat(section).doesNotContain("<b>&\"").contains("&lt;b&gt;&amp;");
    }

    @Test
    void hundredsOfScoringsAreALineWithAFewMarks() {
        String section = section(Records.arm("control", run(1, curve(20, IntStream.range(0, 201).toArray()))));
        assertThat(section.split("<title>", -1).length - 1).isLessThanOrEqualTo(10);
        assertThat(section.split("L", -1).length - 1).isGreaterThanOrEqualTo(200);
        assertThat(section).contains("step 200,000: 100\u00a0%, 200 of 200</title>");
    }

    @Test
    void stepsComeInOrder() {
        ScoreCurve.Point point = new ScoreCurve.Point(5, new Accuracy(1, 2), 0.5);
        assertThatIllegalArgumentException().isThrownBy(() -> new ScoreCurve(20, true, List.of(point, point)))
                .withMessage("scores at length 20: step 5 follows step 5");
    }
}
