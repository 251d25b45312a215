package dev.lengthwise.report;

import static dev.lengthwise.report.Records.arm;
import static dev.lengthwise.report.Records.at100;
import static dev.lengthwise.report.Records.run;
import static dev.lengthwise.report.Records.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.result.run.BranchOf;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Endpoint;
import dev.lengthwise.result.study.Endpoint.Direction;
import dev.lengthwise.result.study.Endpoint.Metric;
import dev.lengthwise.result.study.EndpointOutcome;
import dev.lengthwise.result.study.EndpointOutcome.Declaration;
import dev.lengthwise.result.study.EndpointOutcome.Verdict;
import dev.lengthwise.result.study.StudyFile;
import dev.lengthwise.result.study.Threshold;
import dev.lengthwise.statistics.AlphaSpending;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndpointOutcomeTest {
    private static final ArmResult CONTROL = at100("control", "", 300, 310, 290, 300, 305, 295);

    private static Endpoint at100Points(Direction direction, double margin, @Nullable Threshold guard, long... looks) {
        return new Endpoint(Metric.EXACT, 100, "hint", "control", direction, margin, 0.05,
                LongStream.of(looks).boxed().toList(), AlphaSpending.BONFERRONI, guard);
    }

    private static EndpointOutcome of(Endpoint endpoint, ArmResult... arms) {
        return EndpointOutcome.of(endpoint, Declaration.BEFORE, List.of(arms), List.of(1L, 2L, 3L, 4L, 5L, 6L));
    }

    private static Verdict verdict(Direction direction, double margin, int... hint) {
        return of(at100Points(direction, margin, null, 6), CONTROL, at100("hint", "control", hint)).verdict();
    }

    private static final int[] UP_100 = {400, 410, 390, 401, 405, 395};
    private static final int[] DOWN_100 = {200, 210, 190, 201, 205, 195};
    private static final int[] AROUND = {301, 309, 291, 299, 306, 294};

    /** Six differences of one sign have p 2/64, on one side 1/64. */
    @Test
    void helpsOrHarmsWhereTheDifferenceIsClearAndAsLargeAsMatters() {
        assertThat(verdict(Direction.BOTH, 0.05, UP_100)).isEqualTo(Verdict.HELPS);
        assertThat(verdict(Direction.BOTH, 0.05, DOWN_100)).isEqualTo(Verdict.HARMS);
        EndpointOutcome.Look look = of(at100Points(Direction.BOTH, 0.05, null, 6), CONTROL,
                at100("hint", "control", UP_100)).look().orElseThrow();
        assertThat(look.p()).isEqualTo(2 / 64.0);
        assertThat(look.difference()).isCloseTo(0.1001667, within(1e-6));
        assertThat(look.alpha()).isEqualTo(0.05);
    }

    @Test
    void aClearDifferenceThatIsTooSmallIsNone() {
        assertThat(verdict(Direction.BOTH, 0.2, UP_100)).isEqualTo(Verdict.EQUIVALENT);
        assertThat(verdict(Direction.BOTH, 0.1005, UP_100)).isEqualTo(Verdict.NOT_DECIDED);
    }

    @Test
    void equivalentOnlyWhereBothMarginsAreExcluded() {
        assertThat(verdict(Direction.BOTH, 0.05, AROUND)).isEqualTo(Verdict.EQUIVALENT);
        assertThat(verdict(Direction.BOTH, 0.05, 100, 500, 290, 300, 305, 295)).isEqualTo(Verdict.NOT_DECIDED);
    }

    @Test
    void whatWasDeclaredForOneDirectionSaysNothingOfTheOther() {
        assertThat(verdict(Direction.UP, 0.05, UP_100)).isEqualTo(Verdict.HELPS);
        assertThat(verdict(Direction.UP, 0.05, DOWN_100)).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(verdict(Direction.DOWN, 0.05, DOWN_100)).isEqualTo(Verdict.HARMS);
        assertThat(verdict(Direction.DOWN, 0.05, UP_100)).isEqualTo(Verdict.NOT_DECIDED);
    }

    @Test
    void fewSeedsCannotDecideAndItSaysSo() {
        EndpointOutcome three = EndpointOutcome.of(at100Points(Direction.BOTH, 0.05, null, 3), Declaration.BEFORE,
                List.of(CONTROL, at100("hint", "control", UP_100)), List.of(1L, 2L, 3L));
        assertThat(three.verdict()).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(three.because()).contains("so few seeds cannot show a difference, as their least p is 0.25");
    }

    /** Seeds beyond the last planned look decide nothing, and the first look that decides is the last. */
    @Test
    void looksAtThePlannedNumbersOfSeedsOnly() {
        ArmResult hint = at100("hint", "control", 300, 310, 290, 900, 900, 900);
        EndpointOutcome planned = of(at100Points(Direction.BOTH, 0.05, null, 3), CONTROL, hint);
        assertThat(planned.look().orElseThrow().seeds()).isEqualTo(3);
        assertThat(planned.verdict()).isEqualTo(Verdict.NOT_DECIDED);
        EndpointOutcome two = of(at100Points(Direction.UP, 0.05, null, 6, 12), CONTROL,
                at100("hint", "control", UP_100));
        assertThat(two.look().orElseThrow().alpha()).isEqualTo(0.025);
        assertThat(two.verdict()).isEqualTo(Verdict.HELPS);
        EndpointOutcome wait = of(at100Points(Direction.BOTH, 0.05, null, 6, 12), CONTROL,
                at100("hint", "control", UP_100));
        assertThat(wait.verdict()).isEqualTo(Verdict.NOT_DECIDED); // 2/64 is above 0.025
        assertThat(wait.because()).endsWith("the next look is at 12 seeds");
        assertThat(of(at100Points(Direction.BOTH, 0.05, null, 12), CONTROL, hint).because())
                .isEqualTo("the first look is at 12 seeds, and the study has 6");
    }

    @Test
    void aSeedWithoutAScoreIsNotLeftOut() {
        ArmResult hint = arm("hint", "control", run(1, scored(100, 400)), run(2, scored(100, 400)),
                run(3, "failed: diverged"), run(4, scored(100, 400)), run(5, scored(100, 400)),
                run(6, scored(100, 400)));
        EndpointOutcome outcome = of(at100Points(Direction.BOTH, 0.05, null, 6), CONTROL, hint);
        assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(outcome.because()).isEqualTo("hint seed 3 has no result (failed: diverged)");
    }

    @Test
    void nothingIsDecidedWhereTheGuardIsMissed() {
        EndpointOutcome outcome = of(at100Points(Direction.BOTH, 0.05, new Threshold(100, 0.35), 6), CONTROL,
                at100("hint", "control", UP_100));
        assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(outcome.because()).startsWith("control has 30.0 % at length 100, and the guard asks for 35 %");
    }

    @Test
    void anN50OutsideOfTheTestedLengthsIsNotComputedWith() {
        ArmResult control = arm("control", run(1, scored(20, 1000), scored(80, 0)),
                run(2, scored(20, 1000), scored(80, 0)));
        ArmResult near = arm("hint", run(1, scored(20, 1000), scored(80, 250)),
                run(2, scored(20, 1000), scored(80, 300)));
        ArmResult far = arm("hint", run(1, scored(20, 1000), scored(80, 250)),
                run(2, scored(20, 1000), scored(80, 800)));
        Endpoint endpoint = new Endpoint(Metric.LOG2_N50, null, "hint", "control", Direction.UP, 0.26, 0.25,
                List.of(2L), AlphaSpending.BONFERRONI, null);
        EndpointOutcome helps = EndpointOutcome.of(endpoint, Declaration.BEFORE, List.of(control, near),
                List.of(1L, 2L));
        assertThat(helps.verdict()).isEqualTo(Verdict.HELPS);
        // from 100 % at 20: the middle to 0 at 80, 2/3 of the way to 25 %, 5/7 to 30 %; the way is two doublings
        assertThat(helps.look().orElseThrow().difference()).isCloseTo(2 / 3.0 + 5 / 7.0 - 1, within(1e-9));
        assertThat(EndpointOutcome.of(endpoint, Declaration.BEFORE, List.of(control, far), List.of(1L, 2L)).because())
                .startsWith("hint seed 2 has an n50 beyond 80, which is no number");
    }

    @Test
    void tablePageAndFileLeadWithIt() {
        var study = Records.study(CONTROL, at100("hint", "control", UP_100));
        var leading = study.with(of(at100Points(Direction.BOTH, 0.05, null, 6), CONTROL, study.arms().getLast()));
        assertThat(TerminalTable.ofStudy(leading)).startsWith(
                "Endpoint (declared before any run had ended): hint helps: exact match at length 100 +10 points\n");
        assertThat(HtmlReport.render(leading)).contains("hint helps: exact match",
                "All other comparisons are exploratory",
                "It is equivalent where −5 points and +5 points are both excluded");
        assertThat(StudyFile.of(leading, Path.of("x")).endpoint().orElseThrow().verdict()).isEqualTo(Verdict.HELPS);
        var added = EndpointOutcome.of(at100Points(Direction.BOTH, 0.05, null, 6), Declaration.ADDED, study.arms(),
                List.of(1L, 2L, 3L, 4L, 5L, 6L));
        assertThat(added.words()).startsWith("Endpoint (NOT declared before runs had ended, so exploratory too)");
    }

    @Test
    void refusesWhatIsNoRule() {
        assertThatIllegalArgumentException().isThrownBy(() -> at100Points(Direction.BOTH, 0, null, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> at100Points(Direction.BOTH, 5, null, 6))
                .withMessageContaining("0.05 is 5 points");
        assertThatIllegalArgumentException().isThrownBy(() -> at100Points(Direction.BOTH, 0.05, null, 6, 6))
                .withMessageContaining("looks has 6 after 6");
    }

    /** Six seeds with so many of 1000 right at 20, which they were trained on, and those at 100. */
    private static ArmResult branches(String of, long examples, int at20, int... at100) {
        RunResult[] runs = new RunResult[at100.length];
        for (int i = 0; i < at100.length; i++) {
            runs[i] = run(i + 1, scored(20, at20), scored(100, at100[i]));
        }
        ArmResult plain = arm(of + "-at-" + examples, runs);
        return new ArmResult(plain.name(), "", List.of(), Optional.empty(), plain.trained(), "", plain.runs(),
                Optional.of(new BranchOf(of, examples, examples, (int) examples, (int) examples - 1)));
    }

    /** At 3,000 one arm has not learned what it was trained on: what is larger than 1,000 does not count. */
    @Test
    void ofBranchesItLooksAtTheLargestNumberOfExamplesAtWhichBothReachTheGuard() {
        Endpoint endpoint = at100Points(Direction.BOTH, 0.05, new Threshold(20, 0.99), 6);
        int[] base = {300, 310, 290, 300, 305, 295};
        List<ArmResult> arms = new ArrayList<>(
                List.of(branches("control", 300, 999, base), branches("control", 1000, 999, base),
                        branches("control", 3000, 999, base), branches("hint", 300, 999, AROUND),
                        branches("hint", 1000, 995, UP_100), branches("hint", 3000, 900, DOWN_100)));
        EndpointOutcome outcome = of(endpoint, arms.toArray(ArmResult[]::new));
        assertThat(outcome.verdict()).isEqualTo(Verdict.HELPS);
        assertThat(outcome.because()).startsWith("with 1,000 examples, exact match at length 100 +10 points");
        arms.set(5, branches("hint", 3000, 999, DOWN_100));
        assertThat(of(endpoint, arms.toArray(ArmResult[]::new)).verdict()).isEqualTo(Verdict.HARMS);
        arms.set(5, branches("hint", 3000, 999, 200, 210)); // four seeds are not there yet
        assertThat(of(endpoint, arms.toArray(ArmResult[]::new)).verdict()).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(of(endpoint, arms.toArray(ArmResult[]::new)).because())
                .isEqualTo("with 3,000 examples, hint-at-3000 seed 3 has no result");
        assertThat(of(endpoint, branches("control", 300, 900, base), branches("hint", 300, 900, UP_100)).because())
                .startsWith("with 300 examples, hint-at-300 has 90.0 % at length 20, and the guard asks for");
    }

    /** Six of eight seeds are the plan's: that the other two miss the guard at 3,000 changes nothing. */
    @Test
    void laterSeedsDoNotChangeTheNumberOfExamplesItIsLookedAtWith() {
        Endpoint endpoint = at100Points(Direction.BOTH, 0.05, new Threshold(20, 0.99), 6);
        int[] base = {300, 310, 290, 300, 305, 295, 300, 300};
        int[] down = {200, 210, 190, 201, 205, 195, 200, 200};
        ArmResult large = branches("hint", 3000, 999, down);
        RunResult[] runs = large.runs().toArray(RunResult[]::new);
        for (int late = 6; late < runs.length; late++) {
            runs[late] = run(late + 1, scored(20, 100), scored(100, 200));
        }
        ArmResult missed = new ArmResult(large.name(), "", List.of(), Optional.empty(), large.trained(), "",
                List.of(runs), large.branch());
        List<ArmResult> arms = List.of(branches("control", 1000, 999, base), branches("control", 3000, 999, base),
                branches("hint", 1000, 999, base), missed);
        EndpointOutcome outcome = EndpointOutcome.of(endpoint, Declaration.BEFORE, arms,
                List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L));
        assertThat(outcome.because()).startsWith("with 3,000 examples, ");
        assertThat(outcome.verdict()).isEqualTo(Verdict.HARMS);
    }

    @Test
    void saysBeforehandWhichLooksCannotShowADifference() {
        assertThat(at100Points(Direction.BOTH, 0.05, null, 6).tooFew()).isEmpty();
        assertThat(at100Points(Direction.UP, 0.05, null, 5).tooFew()).isEmpty();
        assertThat(at100Points(Direction.BOTH, 0.05, null, 5).rule())
                .endsWith("No difference can be shown at 5 seeds (least p 0.063, α 0.05).");
        assertThat(at100Points(Direction.BOTH, 0.05, null, 6, 12).tooFew())
                .contains("No difference can be shown at 6 seeds (least p 0.031, α 0.025).");
    }
}
