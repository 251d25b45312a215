package dev.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.task.DecisionKinds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionTallyTest {
    private static final DecisionKinds SORT = DecisionKinds.named("sort");

    @Test
    void poolsRunsInReadingOrder() {
        LengthResult one = Records.scored(5, 1000, Map.of("end", new DecisionCount(10, 1, 1), "successor after 10",
                new DecisionCount(4, 0, 0), "repeat 2 of 10", new DecisionCount(3, 0, 0)));
        LengthResult other = Records.scored(5, 1000, Map.of("end", new DecisionCount(10, 2, 1), "successor after 9",
                new DecisionCount(5, 5, 3), "repeat 10 of 10", new DecisionCount(1, 0, 0), "repeat 2 of 9",
                new DecisionCount(2, 0, 0)));
        assertThat(DecisionTally.pooled(List.of(one, other), SORT).keySet()).containsExactly("successor after 9",
                "successor after 10", "repeat 2 of 9", "repeat 2 of 10", "repeat 10 of 10", "end");
        assertThat(DecisionTally.pooled(List.of(one, other), SORT)).containsEntry("end", new DecisionCount(20, 3, 2));
        assertThat(DecisionTally.grouped(List.of(one, other), SORT))
                .containsEntry(SORT.of("successor"), new DecisionCount(9, 5, 3))
                .containsEntry(SORT.of("repeat 2 of 3"), new DecisionCount(5, 0, 0))
                .containsEntry(SORT.of("repeat 2 of 2"), new DecisionCount(1, 0, 0));
    }
}
