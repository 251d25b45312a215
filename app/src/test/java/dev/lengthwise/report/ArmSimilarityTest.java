package dev.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.probe.SimilarityResult;
import dev.lengthwise.result.compare.ArmSimilarity;
import dev.lengthwise.result.compare.ArmSimilarity.Compared;
import dev.lengthwise.result.compare.ArmSimilarity.Pairs;
import dev.lengthwise.result.study.ArmLengths;
import dev.lengthwise.task.TrainedLengths;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which pairs of runs a value of two arms is about. */
class ArmSimilarityTest {
    private static final double NONE = Double.NaN;

    /** Control and hint with two seeds each, and an untrained model; some values are missing after the first block. */
    static final ArmSimilarity TWO_ARMS = new ArmSimilarity(
            List.of(new Compared("control", 1, "a"), new Compared("control", 2, "b"), new Compared("hint", 1, "c"),
                    new Compared("hint", 2, "d"), new Compared(ArmSimilarity.UNTRAINED, 1, "")),
            List.of(new SimilarityResult(20, 512, 4096, List.of(
                    layer("hook_embed", 0.9, 0.8, 0.3, 0.2, 0.7, 0.4, 0.1, 0.05, 0.15, -0.002),
                    layer("blocks.0.hook_resid_post", 0.5, 0.25, 0.125, NONE, NONE, NONE, 0, 0, 0, NONE)))));

    /** @param pairs 1-2, 1-3, 2-3, 1-4 and so on */
    private static SimilarityResult.Layer layer(String name, double... pairs) {
        Double[][] matrix = new Double[5][5];
        int pair = 0;
        for (int second = 0; second < 5; second++) {
            matrix[second][second] = 1.0;
            for (int first = 0; first < second; first++) {
                matrix[first][second] = pairs[pair];
                matrix[second][first] = pairs[pair++];
            }
        }
        return new SimilarityResult.Layer(name, Arrays.stream(matrix).map(List::of).toList());
    }

    private static DoubleSummaryStatistics at(int layer, String arm, String other, Pairs pairs) {
        return TWO_ARMS.between(TWO_ARMS.lengths().getFirst().layers().get(layer), arm, other, pairs);
    }

    @Test
    void withinAnArmEveryTwoSeedsArePairedOnce() {
        assertThat(at(0, "control", "control", Pairs.OTHER_SEEDS).getCount()).isEqualTo(1);
        assertThat(at(0, "control", "control", Pairs.OTHER_SEEDS).getAverage()).isEqualTo(0.9);
        assertThat(at(0, "control", "control", Pairs.SAME_SEED).getCount()).isZero();
        assertThat(at(0, ArmSimilarity.UNTRAINED, ArmSimilarity.UNTRAINED, Pairs.OTHER_SEEDS).getCount()).isZero();
    }

    @Test
    void betweenArmsTheSameSeedAndOtherSeedsAreKeptApart() {
        DoubleSummaryStatistics same = at(0, "control", "hint", Pairs.SAME_SEED);
        assertThat(List.of(same.getMin(), same.getMax())).containsExactly(0.7, 0.8); // 1 with 3 and 2 with 4
        assertThat(same.getAverage()).isCloseTo(0.75, within(1e-12));
        DoubleSummaryStatistics other = at(0, "hint", "control", Pairs.OTHER_SEEDS);
        assertThat(List.of(other.getMin(), other.getMax())).containsExactly(0.2, 0.3); // 1 with 4 and 2 with 3
        assertThat(other.getCount()).isEqualTo(2);
    }

    @Test
    void whatHasNoValueIsLeftOut() {
        assertThat(at(1, "control", "hint", Pairs.SAME_SEED).getCount()).isEqualTo(1);
        assertThat(at(1, "hint", "hint", Pairs.OTHER_SEEDS).getCount()).isZero();
    }

    @Test
    void oneSeedInEveryArmIsNoBaseline() {
        assertThat(TWO_ARMS.hasBaseline()).isTrue();
        assertThat(new ArmSimilarity(
                List.of(new Compared("control", 1, "a"), new Compared("hint", 1, "c"), new Compared("hint", 1, "d"),
                        new Compared(ArmSimilarity.UNTRAINED, 1, ""), new Compared(ArmSimilarity.UNTRAINED, 2, "")),
                TWO_ARMS.lengths()).hasBaseline()).isFalse();
    }

    @Test
    void matricesOfAnotherNumberOfRunsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArmSimilarity(TWO_ARMS.runs().subList(0, 4), TWO_ARMS.lengths()))
                .withMessage("length 20 is about 5 models, expected the 4 runs");
    }

    /** Nine pairs fit into a terminal, the tenth stands below. */
    @Test
    void aTerminalGetsLayersByPairs() {
        assertThat(SimilarityTable.of(TWO_ARMS.lengths().getFirst(),
                new ArmLengths(Map.of("a", TrainedLengths.from(2, 19))))).isEqualTo(
                        """
                                Linear CKA of the residual stream, length 20 (unseen, beyond): 4,096 answer positions of 512 inputs
                                                  1-2      1-3      2-3      1-4      2-4      3-4      1-5      2-5      3-5
                                embedding       0.900    0.800    0.300    0.200    0.700    0.400    0.100    0.050    0.150
                                block 1         0.500    0.250    0.125        -        -        -    0.000    0.000    0.000
                                                  4-5
                                embedding      -0.002
                                block 1             -
                                """);
    }
}
