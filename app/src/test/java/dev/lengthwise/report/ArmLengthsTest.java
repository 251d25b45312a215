package dev.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.result.study.ArmLengths;
import dev.lengthwise.task.Placement;
import dev.lengthwise.task.TrainedLengths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArmLengthsTest {
    private static final ArmLengths SAME = lengths(TrainedLengths.from(2, 20), TrainedLengths.from(2, 20));
    private static final ArmLengths APART = lengths(TrainedLengths.from(2, 20),
            TrainedLengths.from(5, 10).or(TrainedLengths.from(50, 50)));

    /** Arms a, b, ... */
    private static ArmLengths lengths(TrainedLengths... trained) {
        Map<String, TrainedLengths> arms = new LinkedHashMap<>();
        for (TrainedLengths each : trained) {
            arms.put(String.valueOf((char) ('a' + arms.size())), each);
        }
        return new ArmLengths(arms);
    }

    @Test
    void whereAllArmsTrainAlikeALengthHasOnePlace() {
        assertThat(SAME.same()).isTrue();
        assertThat(SAME.place(20)).contains(Placement.TRAINED);
        assertThat(SAME.mark(20)).isEmpty();
        assertThat(SAME.mark(1)).isEqualTo("unseen, below");
        assertThat(SAME.mark(21)).isEqualTo("unseen, beyond");
        assertThat(SAME.words()).isEqualTo("lengths 2 to 20");
        assertThat(lengths(TrainedLengths.from(50, 50)).words()).isEqualTo("length 50");
    }

    @Test
    void whereTheyDoNotEveryArmHasItsOwn() {
        assertThat(APART.same()).isFalse();
        assertThat(List.of(2, 10, 15, 30, 50)).extracting(APART::mark).containsExactly("below for b", "",
                "between for b", "between for b; beyond for a", "beyond for a");
        assertThat(APART.byArm(50)).isEqualTo("trained for b; beyond for a");
        assertThat(APART.place(30)).isEmpty();
        assertThat(APART.place(100)).contains(Placement.BEYOND);
        assertThat(APART.words()).isEqualTo("lengths: a 2 to 20; b 5 to 10, 50");
    }

    @Test
    void knowsWhatSomeAndWhatAllTrainOn() {
        assertThat(APART.any()).hasToString("2 to 20, 50");
        assertThat(APART.all()).map(TrainedLengths::toString).contains("5 to 10");
        assertThat(APART.longestOf(List.of(8, 20, 50))).contains(8);
        assertThat(APART.longestOf(List.of(3, 20, 100))).contains(20); // which one of them trains on
        assertThat(lengths(TrainedLengths.from(2, 3), TrainedLengths.from(4, 5)).all()).isEmpty();
    }

    @Test
    void ofNoArmThereIsNothingToSay() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ArmLengths(Map.of()));
    }
}
