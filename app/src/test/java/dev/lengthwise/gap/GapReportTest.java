package dev.lengthwise.gap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.construct.Forecast;
import dev.lengthwise.construct.Limit;
import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordReader;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.task.DecisionKinds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GapReportTest {
    private static LengthResult result(int length, int correct, String decision) {
        return new LengthResult(length, new Accuracy(correct, 4), new Accuracy(9, 10),
                Map.of("successor after 2", new DecisionCount(4, 0, 0), decision, new DecisionCount(4, 4 - correct,
                        4 - correct)));
    }

    private static GapCell cell(String precision, List<LengthResult> results, Optional<Limit> limit,
            GapCell.Agreement agreement) {
        return new GapCell(precision, "β = 1", "uniform", results, true,
                Optional.of(new Forecast(7, Limit.ROUNDING)), Optional.of(new Forecast(90, Limit.ATTENTION)), limit,
                agreement);
    }

    private static final GapCell FAILS = cell("fp64",
            List.of(result(100, 0, "end"), result(5, 4, "end"), result(52, 1, "repeat 2 of 3")),
            Optional.of(Limit.ROUNDING), GapCell.Agreement.YES);
    private static final GapCell HOLDS = cell("bf16", List.of(result(5, 4, "end"), result(1000, 4, "end")),
            Optional.empty(), GapCell.Agreement.LATER);
    private static final GapResult RESULT = new GapResult("Hand & made", "How far?",
            List.of(new GapSweep("sort", "", "sort", "sort, 4 values", List.of("fp64", "bf16"), List.of("β = 1"),
                    List.of(new GapSweep.Family("uniform", "as drawn")), 1000, 4, List.of(FAILS, HOLDS),
                    List.of(new GapMass("β = 1", "uniform", 10, Map.of("first", 0.5, "successor", 0.9, "equal", 1.0),
                            Map.of("first", 0.5, "successor", 0.9001, "equal", 1.0))))),
            RecordReader.read(ResultManifest.class, Json.object().put("command", "lengthwise study hand")));

    @Test
    void theFirstFailureIsTheShortestLengthWithAWrongAnswer() {
        assertThat(FAILS.firstFailure().map(LengthResult::length)).contains(52);
        assertThat(FAILS.firstWrongDecision()).contains("repeat 2 of 3");
        assertThat(FAILS.firstWrongKind(DecisionKinds.named("sort"))).contains("repeat (not last)");
        assertThat(HOLDS.firstFailure()).isEmpty();
        assertThat(HOLDS.longest()).isEqualTo(1000);
    }

    @Test
    void whyIsWhatTheorySaysOfTheDecision() {
        assertThat(FAILS.why()).isEqualTo("scores rounded by more than they differ");
        assertThat(cell("fp64", List.of(result(5, 0, "end")), Optional.empty(), GapCell.Agreement.EARLIER).why())
                .isEqualTo("theory knows of nothing");
        assertThat(HOLDS.why()).isEmpty();
    }

    @Test
    void findingsCountNameAndContradict() {
        assertThat(RESULT.findings()).containsExactly(
                "1 of 2 cells fail somewhere up to the length that was tested. 1 are right wherever theory is sure and wrong"
                        + " where it says so; the others are named below.",
                "sort (sort, 4 values): up to length 1,000 nothing fails in fp64 with no softmax - in bf16 with every"
                        + " softmax.",
                "What fails first: scores rounded by more than they differ, at repeat (not last) (1 cell). No cell fails by:"
                        + " attention not sparse enough; repeat margin 1/(2m - 1) below resolution; numbers above"
                        + " the largest one.",
                "Right although exact arithmetic is wrong: sort bf16 β = 1 uniform (right up to 1000, theory: 90).");
    }

    @Test
    void thePageHasTheNumbersOfEveryCell() {
        String page = GapReport.render(RESULT);
        assertThat(page).contains("<h1>Hand &amp; made</h1>", "<b>52</b><small>repeat (not last)<br>7 / 90</small>",
                "<b>&gt; 1,000</b><small>7 / 90 <em>!</em></small>", "repeat 2 of 3: scores rounded",
                "uniform: exact match in % against length", "90.00<small>90.01</small>", "1.0e-04")
                .doesNotContain("<script");
        assertThat(GapReport.render(RESULT)).isEqualTo(page);
    }

    @Test
    void theTerminalHasTheSame() {
        assertThat(GapTable.of(RESULT)).contains("uniform       fp64          bf16\n",
                "β = 1    52 (7/90)  >1000 (7/90)\n");
    }
}
