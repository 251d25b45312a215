package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.sort.Sort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTaskTest {
    private static final Sort THREE = new Sort(new Vocabulary(3), true);
    private static final SplitTask TRAINED = new SplitTask(THREE, 0.25, false);
    private static final SplitTask TESTED = new SplitTask(THREE, 0.25, true);

    /** All 729 inputs of 6 digits of 3 values. */
    private static List<int[]> six() {
        List<int[]> inputs = new ArrayList<>();
        for (int number = 0; number < 729; number++) {
            int[] input = new int[6];
            for (int place = 0, rest = number; place < 6; place++, rest /= 3) {
                input[place] = rest % 3;
            }
            inputs.add(input);
        }
        return inputs;
    }

    @Test
    void everyInputIsOnOneSide() {
        assertThat(six()).allSatisfy(input -> assertThat(TESTED.has(input)).isNotEqualTo(TRAINED.has(input)));
    }

    /** Guards the hash: where this fails, runs of before were tested on inputs that now are trained on. */
    @Test
    void theSidesAreTheSameInEveryProcess() {
        List<int[]> six = six();
        assertThat(six.stream().filter(TESTED::has)).hasSize(174);
        assertThat(IntStream.range(0, 40).filter(number -> TESTED.has(six.get(number)))).containsExactly(2, 3, 4, 6, 7,
                13, 18, 25, 27, 32, 35);
    }

    @Test
    void aLargerShareHoldsOutWhatASmallerOneDoes() {
        SplitTask half = new SplitTask(THREE, 0.5, true);
        assertThat(six()).allSatisfy(input -> assertThat(!TESTED.has(input) || half.has(input)).isTrue());
        SplittableRandom random = new SplittableRandom(1);
        Sort sort = new Sort(new Vocabulary(100), true);
        SplitTask tenth = new SplitTask(sort, 0.1, true);
        int held = 0;
        for (int i = 0; i < 20_000; i++) {
            held += tenth.has(sort.draw(random.nextInt(2, 100), random)) ? 1 : 0;
        }
        assertThat(held / 20_000.0).isCloseTo(0.1, within(0.01));
    }

    @Test
    void drawsFromItsSideAlone() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            assertThat(TESTED.has(TRAINED.draw(6, random))).isFalse();
            assertThat(TESTED.has(TESTED.draw(6, random))).isTrue();
        }
    }

    /** Of every input of the side, not of some: 2,000 draws of the fewer than 250 that are held out leave hardly one out. */
    @Test
    void drawsAllOfItsSide() {
        SplittableRandom random = new SplittableRandom(1);
        long drawn = random.longs(2000).mapToObj(seed -> Arrays.toString(TESTED.draw(6, random))).distinct().count();
        assertThat(drawn).isEqualTo(six().stream().filter(TESTED::has).count());
    }

    @Test
    void onlyDrawingIsDifferent() {
        int[] input = {2, 0, 1, 0};
        assertThat(TESTED.pose(input).tokens()).isEqualTo(THREE.pose(input).tokens());
        assertThat(TESTED.decisions(input)).isEqualTo(THREE.decisions(input));
        assertThat(TESTED.mostRead(4)).isEqualTo(9);
        assertThat(TESTED.name()).isEqualTo("sort");
        assertThat(Tasks.split(THREE, 0, true)).isSameAs(THREE);
        assertThat(Tasks.split(THREE, 0.25, true)).isEqualTo(TESTED);
    }

    /** Three inputs of length 1: with so small a share none is held out, with so large a one none is left. */
    @Test
    void aSideWithoutInputsIsToldInsteadOfSoughtForever() {
        SplitTask few = new SplitTask(THREE, 0.001, true);
        SplitTask left = new SplitTask(THREE, 0.999, false);
        assertThat(few.hasInputs(1)).isFalse();
        assertThat(left.hasInputs(1)).isFalse();
        assertThat(TESTED.hasInputs(6)).isTrue();
        assertThat(TRAINED.hasInputs(6)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> few.draw(1, new SplittableRandom(1)))
                .withMessage("length 1 has no input that is held out with heldOut 0.001");
        assertThatIllegalArgumentException().isThrownBy(() -> left.draw(1, new SplittableRandom(1)))
                .withMessage("length 1 has no input that is trained on with heldOut 0.999");
        assertThatIllegalArgumentException().isThrownBy(() -> new SplitTask(THREE, 1, true))
                .withMessage("heldOut 1.0 is not 0 to below 1");
    }
}
