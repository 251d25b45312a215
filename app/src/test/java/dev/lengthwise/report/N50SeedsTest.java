package dev.lengthwise.report;

import static dev.lengthwise.report.Records.arm;
import static dev.lengthwise.report.Records.run;
import static dev.lengthwise.report.Records.scored;
import static dev.lengthwise.report.Records.study;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.score.N50;
import dev.lengthwise.result.study.ArmEntry;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.N50ArmEntry;
import dev.lengthwise.result.study.N50Seeds;
import dev.lengthwise.result.study.StudyFile;
import dev.lengthwise.result.study.StudyResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class N50SeedsTest {
    /** Exact match 100 % at 20, 50 % at the length, 0 at 320. */
    private static RunResult reaches(long seed, int length) {
        return length > 320
                ? run(seed, scored(20, 1000), scored(320, 900))
                : run(seed, scored(20, 1000), scored(length, 500), scored(320, 0));
    }

    private static ArmResult reaching(String name, String control, int... lengths) {
        List<RunResult> runs = new ArrayList<>();
        for (int length : lengths) {
            runs.add(reaches(runs.size() + 1, length));
        }
        return arm(name, control, runs.toArray(RunResult[]::new));
    }

    private static final StudyResult STUDY = study(reaching("control", "", 40, 80, 160),
            reaching("twice", "control", 80, 160, 320 - 1), reaching("far", "control", 80, 500, 500));

    private static N50ArmEntry entry(String arm) {
        return StudyFile.of(STUDY, Path.of("report.html")).arms().stream().filter(found -> found.arm().equals(arm))
                .findFirst().flatMap(ArmEntry::n50).orElseThrow();
    }

    /** Logarithms 1 apart: the mean is the middle one, the margin 4.3027 / √3 doublings. */
    @Test
    void theMeanIsTheGeometricOne() {
        assertThat(entry("control").mean().orElseThrow()).isCloseTo(80, within(1e-9));
        assertThat(entry("control").interval().orElseThrow().high())
                .isCloseTo(80 * Math.pow(2, 4.3026527 / Math.sqrt(3)), within(1e-3));
        assertThat(entry("control").median())
                .hasValueSatisfying(median -> assertThat(median).isCloseTo(80, within(1e-9)));
        assertThat(entry("control").medianInterval().level()).isEqualTo(0.75);
    }

    @Test
    void aDifferenceIsThatOfTheLogarithms() {
        N50ArmEntry.ToControl twice = entry("twice").differences().getFirst();
        assertThat(twice.summary().orElseThrow().mean()).isCloseTo(1, within(0.002));
        assertThat(twice.tests().orElseThrow().signFlips().orElseThrow().p()).isEqualTo(0.25);
    }

    /** No mean is made of "beyond 320"; ranks know enough. */
    @Test
    void whatIsNoNumberIsNotComputedWith() {
        N50ArmEntry far = entry("far");
        assertThat(far.beyond()).isEqualTo(2);
        assertThat(far.mean()).isEmpty();
        assertThat(far.interval()).isEmpty();
        assertThat(far.median()).isEmpty();
        assertThat(far.medianInterval().low().orElseThrow()).isCloseTo(80, within(1e-9));
        assertThat(far.medianInterval().high()).isEmpty();
        assertThat(far.differences().getFirst().summary()).isEmpty();
        assertThat(far.differences().getFirst().tests()).isEmpty();
        assertThat(N50Seeds.of(STUDY).getLast().median()).isEqualTo(new N50.Beyond(320));
    }

    @Test
    void ofTwoInTheMiddleTheGeometricMeanOrTheSmaller() {
        StudyResult two = study(reaching("a", "", 40, 160), reaching("b", "", 80, 500));
        assertThat(N50Seeds.of(two).getFirst().median().number().orElseThrow()).isCloseTo(80, within(1e-9));
        assertThat(N50Seeds.of(two).getLast().median().number().orElseThrow()).isCloseTo(80, within(1e-9));
    }

    @Test
    void tableAndPageHaveThem() {
        assertThat(TerminalTable.ofStudy(STUDY)).contains("control     80.0", "seeds 40.0, 80.0, 160.0", "outside",
                "seeds 80.0, beyond 320, beyond 320", "×2.00");
        assertThat(HtmlReport.render(STUDY)).contains("How far: n50", "80.0, beyond 320, beyond 320");
        assertThat(HtmlReport.render(study(reaching("one", "", 40))))
                .contains("is 40.0 (95 % interval over test inputs ");
        assertThat(TerminalTable.ofEvaluation(reaches(1, 40).evaluation(), Records.TRAINED))
                .contains("falls to 50 %, is 40.0 (95 % interval");
    }
}
