package dev.lengthwise.report;

import static dev.lengthwise.report.Records.run;
import static dev.lengthwise.report.Records.scored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Match;
import dev.lengthwise.result.study.StudyResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatchTest {
    private static RunResult trained(long seed, long examples, String... heads) {
        return Records.trained(run(seed, scored(20, 5)), examples, heads);
    }

    private static StudyResult study(Match match, List<RunResult> own, RunResult... other) {
        return Records.study(new ArmResult("own", "", List.of(), Optional.of(match), Records.TRAINED, "", own),
                Records.arm("other", other));
    }

    private static Match.Counted counted(StudyResult study) {
        assertThat(Match.counted(study)).hasSize(1);
        return Match.counted(study).getFirst();
    }

    @Test
    void countsTheMainTasksExamplesOrAll() {
        Match.Counted main = counted(study(new Match("other", Match.Examples.MAIN), List.of(trained(1, 500, "sort")),
                trained(1, 500, "sort", "successor")));
        assertThat(main.own()).containsExactly(500L);
        assertThat(main.other()).containsExactly(500L);
        assertThat(main.holds()).contains(true);
        assertThat(main.match().examples()).isEqualTo(Match.Examples.MAIN);
        Match.Counted total = counted(study(new Match("other", Match.Examples.TOTAL), List.of(trained(1, 500, "sort")),
                trained(1, 500, "sort", "successor")));
        assertThat(total.other()).containsExactly(1000L);
        assertThat(total.holds()).contains(false);
        assertThat(total.match().examples()).isEqualTo(Match.Examples.TOTAL);
    }

    /** Within one percent, every run with every other. */
    @Test
    void holdsIfItDoesForEveryRun() {
        Match match = new Match("other", Match.Examples.TOTAL);
        assertThat(counted(study(match, List.of(trained(1, 990, "sort"), trained(2, 1010, "sort")),
                trained(1, 1000, "sort"))).holds()).contains(true);
        assertThat(counted(study(match, List.of(trained(1, 989, "sort"), trained(2, 1000, "sort")),
                trained(1, 1000, "sort"))).holds()).contains(false);
        assertThat(counted(study(match, List.of(trained(1, 1000, "sort")),
                trained(1, 1000, "sort"), trained(2, 900, "sort"))).holds()).contains(false);
    }

    @Test
    void aFailedRunDoesNotCount() {
        RunResult failed = Records.trained(run(2, "failed: no luck"), 300, "sort");
        Match.Counted counted = counted(
                study(new Match("other", Match.Examples.TOTAL), List.of(trained(1, 1000, "sort"), failed),
                        trained(1, 1000, "sort")));
        assertThat(counted.own()).containsExactly(1000L);
        assertThat(counted(study(new Match("other", Match.Examples.TOTAL), List.of(failed), trained(1, 1000, "sort")))
                .holds())
                .isEmpty();
    }
}
