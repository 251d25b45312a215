package dev.lengthwise.task;

import static dev.lengthwise.task.Placement.BELOW;
import static dev.lengthwise.task.Placement.BETWEEN;
import static dev.lengthwise.task.Placement.BEYOND;
import static dev.lengthwise.task.Placement.TRAINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainedLengthsTest {
    private static final Lengths GAPS = new Lengths(List.of(new Lengths.Range(20, 22, 0.1),
            new Lengths.Range(2, 4, 0.5), new Lengths.Range(5, 6, 0.2), new Lengths.Range(10, 10, 0.2)));

    private static List<Placement> places(TrainedLengths trained, int... lengths) {
        return IntStream.of(lengths).mapToObj(trained::place).toList();
    }

    @Test
    void trainedOnOneLengthEveryOtherIsUnseen() {
        TrainedLengths fifty = TrainedLengths.from(50, 50);
        assertThat(places(fifty, 1, 10, 49, 50, 51, 75)).containsExactly(BELOW, BELOW, BELOW, TRAINED, BEYOND, BEYOND);
        assertThat(fifty).hasToString("50");
        assertThat(fifty.words()).isEqualTo("length 50");
    }

    @Test
    void aGapIsNotTrained() {
        TrainedLengths trained = TrainedLengths.of(GAPS.ranges());
        assertThat(places(trained, 1, 2, 6, 7, 9, 10, 11, 19, 20, 22, 23)).containsExactly(BELOW, TRAINED, TRAINED,
                BETWEEN, BETWEEN, TRAINED, BETWEEN, BETWEEN, TRAINED, TRAINED, BEYOND);
        assertThat(trained.words()).isEqualTo("lengths 2 to 6, 10, 20 to 22");
        assertThat(trained.min()).isEqualTo(2);
        assertThat(trained.max()).isEqualTo(22);
    }

    @Test
    void theyAreWhatTheMixtureDraws() {
        Set<Integer> drawn = new HashSet<>();
        SplittableRandom random = new SplittableRandom(1);
        IntStream.range(0, 2000).forEach(_ -> drawn.add(GAPS.draw(random)));
        assertThat(TrainedLengths.of(GAPS.ranges()).all().boxed()).containsExactlyElementsOf(
                drawn.stream().sorted().toList());
    }

    @Test
    void rangesThatTouchOrOverlapAreOne() {
        assertThat(TrainedLengths.of(Lengths.PAPER.ranges())).isEqualTo(TrainedLengths.from(2, 20)).hasToString(
                "2 to 20");
        assertThat(TrainedLengths.from(2, 9).or(TrainedLengths.from(4, 5)).or(TrainedLengths.from(8, 12)))
                .isEqualTo(TrainedLengths.from(2, 12));
        assertThat(TrainedLengths.from(2, 3).or(TrainedLengths.from(5, 6))).isNotEqualTo(TrainedLengths.from(2, 6));
        assertThat(TrainedLengths.from(1, Integer.MAX_VALUE).or(TrainedLengths.from(3, Integer.MAX_VALUE)))
                .isEqualTo(TrainedLengths.from(1, Integer.MAX_VALUE));
    }

    @Test
    void onlyUnseenLengthsAreBelowBetweenOrBeyond() {
        assertThat(List.of(Placement.values()).stream().filter(Placement::isUnseen)).containsExactly(BELOW, BETWEEN,
                BEYOND);
        assertThat(List.of(Placement.values())).extracting(Placement::toString).containsExactly("trained", "below",
                "between", "beyond");
    }

    @Test
    void whatTwoTrainOnIsCommonWhereBothDo() {
        TrainedLengths gaps = TrainedLengths.of(GAPS.ranges());
        assertThat(gaps.and(TrainedLengths.from(6, 20))).map(TrainedLengths::toString).contains("6, 10, 20");
        assertThat(TrainedLengths.from(6, 20).and(gaps)).map(TrainedLengths::toString).contains("6, 10, 20");
        assertThat(gaps.and(TrainedLengths.from(11, 19))).isEmpty();
    }

    @Test
    void theLongestTrainedOneOfSomeIsNotOneInAGap() {
        TrainedLengths gaps = TrainedLengths.of(GAPS.ranges());
        assertThat(gaps.longestOf(List.of(1, 5, 15, 100))).contains(5);
        assertThat(gaps.longestOf(List.of(1, 15, 100))).isEmpty();
    }

    @Test
    void refusesNothingAndWhatIsNoLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrainedLengths(List.of()))
                .withMessage("spans is empty; training draws at least one length");
        assertThatIllegalArgumentException().isThrownBy(() -> TrainedLengths.from(0, 3))
                .withMessage("min 0 is below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> TrainedLengths.from(4, 3))
                .withMessage("max 3 is below min 4");
    }
}
