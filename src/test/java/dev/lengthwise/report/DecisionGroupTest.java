package dev.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionGroupTest {
    @Test
    void tellsTheLastCopyFromEarlierOnes() {
        assertThat(DecisionGroup.of("repeat 2 of 3")).isEqualTo(DecisionGroup.REPEAT);
        assertThat(DecisionGroup.of("repeat 3 of 3")).isEqualTo(DecisionGroup.LAST_REPEAT);
        assertThat(DecisionGroup.of("repeat 12 of 12")).isEqualTo(DecisionGroup.LAST_REPEAT);
        assertThat(DecisionGroup.of("repeat 1 of 12")).isEqualTo(DecisionGroup.REPEAT);
    }

    @Test
    void knowsTheKindsOfBothTasks() {
        assertThat(DecisionGroup.of("first element")).isEqualTo(DecisionGroup.FIRST);
        assertThat(DecisionGroup.of("successor after 17")).isEqualTo(DecisionGroup.SUCCESSOR);
        assertThat(DecisionGroup.of("overflow digit")).isEqualTo(DecisionGroup.OVERFLOW);
        assertThat(DecisionGroup.of("copied digit")).isEqualTo(DecisionGroup.COPIED);
        assertThat(DecisionGroup.of("incremented digit")).isEqualTo(DecisionGroup.INCREMENTED);
        assertThat(DecisionGroup.of("zeroed digit")).isEqualTo(DecisionGroup.ZEROED);
        assertThat(DecisionGroup.of("end")).isEqualTo(DecisionGroup.END);
        assertThat(DecisionGroup.of("something new")).isEqualTo(DecisionGroup.OTHER);
    }

    @Test
    void poolsRunsInReadingOrder() {
        LengthResult one = Records.scored(5, 1000, Map.of("end", new DecisionCount(10, 1, 1), "successor after 10",
                new DecisionCount(4, 0, 0), "repeat 2 of 10", new DecisionCount(3, 0, 0)));
        LengthResult other = Records.scored(5, 1000, Map.of("end", new DecisionCount(10, 2, 1), "successor after 9",
                new DecisionCount(5, 5, 3), "repeat 10 of 10", new DecisionCount(1, 0, 0), "repeat 2 of 9",
                new DecisionCount(2, 0, 0)));
        assertThat(DecisionGroup.pooled(List.of(one, other)).keySet()).containsExactly("successor after 9",
                "successor after 10", "repeat 2 of 9", "repeat 2 of 10", "repeat 10 of 10", "end");
        assertThat(DecisionGroup.pooled(List.of(one, other))).containsEntry("end", new DecisionCount(20, 3, 2));
        assertThat(DecisionGroup.grouped(List.of(one, other)))
                .containsEntry(DecisionGroup.SUCCESSOR, new DecisionCount(9, 5, 3))
                .containsEntry(DecisionGroup.REPEAT, new DecisionCount(5, 0, 0))
                .containsEntry(DecisionGroup.LAST_REPEAT, new DecisionCount(1, 0, 0));
    }
}
