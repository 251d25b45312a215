package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.task.increment.IncrementConfig;
import dev.lengthwise.task.sort.SortConfig;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionKindTest {
    private static String label(String decision) {
        return DecisionKind.of(decision).label();
    }

    @Test
    void tellsTheLastCopyFromEarlierOnes() {
        assertThat(label("repeat 2 of 3")).isEqualTo("repeat (not last)");
        assertThat(label("repeat 3 of 3")).isEqualTo("repeat (last copy)");
        assertThat(label("repeat 12 of 12")).isEqualTo("repeat (last copy)");
        assertThat(label("repeat 1 of 12")).isEqualTo("repeat (not last)");
        assertThat(label("repeat 12 of 1")).isEqualTo("repeat (not last)");
    }

    @Test
    void knowsTheKindsOfEveryTask() {
        assertThat(label("first element")).isEqualTo("first element");
        assertThat(label("successor after 17")).isEqualTo("successor");
        assertThat(label("successor")).isEqualTo("successor");
        assertThat(label("end")).isEqualTo("end");
        for (TaskKind kind : TaskKinds.all()) {
            for (DecisionKind decision : kind.decisions()) {
                assertThat(TaskKinds.decisions()).contains(decision);
                assertThat(decision.place()).isNotNegative();
            }
        }
    }

    /** Every label that a task gives is of one of its kind's. */
    @Test
    void everyDecisionOfATaskIsOfAKind() {
        for (int[] input : Inputs.ofIncrement(8)) {
            for (TaskConfig config : List.of(new SortConfig(10, true), new IncrementConfig(0.5))) {
                List<DecisionKind> known = config.kind().decisions();
                assertThat(config.task().decisions(input))
                        .allSatisfy(decision -> assertThat(known).contains(DecisionKind.of(decision)));
            }
        }
    }

    /** Whatever a program or a jar of somebody else's calls its decisions. */
    @Test
    void aDecisionThatNobodyKnowsIsOfAKindOfItsOwn() {
        assertThat(label("copy 3 of 17 (late)")).isEqualTo("copy # of # (late)");
        assertThat(DecisionKind.of("copy 3")).isEqualTo(DecisionKind.of("copy 12"))
                .isNotEqualTo(DecisionKind.of("paste 3"));
        assertThat(DecisionKind.of("copy 3").has("copy 4")).isTrue();
        assertThat(DecisionKind.of("copy 3").has("copy four")).isFalse();
        assertThat(DecisionKind.of("copy 3").place()).isEqualTo(-1);
        assertThat(label("")).isEmpty();
    }

    @Test
    void readingOrderIsByKindThenByTheNumbers() {
        assertThat(Stream.of("end", "zap", "repeat 2 of 10", "successor after 10", "copied digit", "repeat 10 of 10",
                "successor after 9", "repeat 2 of 9", "first element").sorted(DecisionKind.decisionOrder()))
                .containsExactly("first element", "successor after 9", "successor after 10", "repeat 2 of 9",
                        "repeat 2 of 10", "repeat 10 of 10", "copied digit", "end", "zap");
    }
}
