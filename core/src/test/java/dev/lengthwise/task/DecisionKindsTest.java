package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.task.increment.IncrementConfig;
import dev.lengthwise.task.sort.SortConfig;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionKindsTest {
    private static final DecisionKinds SORT = DecisionKinds.named("sort");

    private static String label(String decision) {
        return SORT.of(decision).label();
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
    void knowsTheKindsOfItsTask() {
        assertThat(label("first element")).isEqualTo("first element");
        assertThat(label("successor after 17")).isEqualTo("successor");
        assertThat(label("successor")).isEqualTo("successor");
        assertThat(label("end")).isEqualTo("end");
        for (TaskKind kind : TaskKinds.all()) {
            assertThat(DecisionKinds.named(kind.name()).kinds()).containsAll(kind.decisions())
                    .last().isEqualTo(DecisionKind.END);
        }
    }

    /** Every label that a task gives is of one of its kinds. */
    @Test
    void everyDecisionOfATaskIsOfAKind() {
        for (int[] input : Inputs.ofIncrement(8)) {
            for (TaskConfig config : List.of(new SortConfig(10, true), new IncrementConfig(0.5))) {
                DecisionKinds kinds = config.task().decisionKinds();
                assertThat(config.task().decisions(input))
                        .allSatisfy(decision -> assertThat(kinds.place(kinds.of(decision))).isNotNegative());
            }
        }
    }

    /** "copy 3" is one thing to one task and another to another; neither sees the other's. */
    @Test
    void twoTasksMayHaveALabelInCommon() {
        DecisionKind turned = new DecisionKind("turned", "Of one task.", "copy \\d+");
        DecisionKind kept = new DecisionKind("kept", "Of another one.", "copy [0-4]");
        DecisionKinds one = new DecisionKinds(List.of(turned));
        DecisionKinds other = new DecisionKinds(List.of(kept));
        assertThat(one.of("copy 3")).isEqualTo(turned);
        assertThat(other.of("copy 3")).isEqualTo(kept);
        assertThat(one.of("successor after 2").label()).isEqualTo("successor after #");
        assertThat(one.place(kept)).isEqualTo(-1);
        assertThat(DecisionKinds.all(List.of(one, other)).kinds()).containsExactly(turned, kept, DecisionKind.END);
    }

    /** Whatever a program or a jar of somebody else's calls its decisions. */
    @Test
    void aDecisionThatNobodyKnowsIsOfAKindOfItsOwn() {
        assertThat(label("copy 3 of 17 (late)")).isEqualTo("copy # of # (late)");
        assertThat(SORT.of("copy 3")).isEqualTo(SORT.of("copy 12")).isNotEqualTo(SORT.of("paste 3"));
        assertThat(SORT.of("copy 3").has("copy 4")).isTrue();
        assertThat(SORT.of("copy 3").has("copy four")).isFalse();
        assertThat(SORT.place(SORT.of("copy 3"))).isEqualTo(-1);
        assertThat(label("")).isEmpty();
        assertThat(DecisionKinds.named("nothing of that name")).isEqualTo(DecisionKinds.UNKNOWN);
    }

    @Test
    void readingOrderIsByKindThenByTheNumbers() {
        assertThat(Stream.of("end", "zap", "repeat 2 of 10", "successor after 10", "repeat 10 of 10",
                "successor after 9", "repeat 2 of 9", "first element").sorted(SORT.decisionOrder()))
                .containsExactly("first element", "successor after 9", "successor after 10", "repeat 2 of 9",
                        "repeat 2 of 10", "repeat 10 of 10", "end", "zap");
    }
}
