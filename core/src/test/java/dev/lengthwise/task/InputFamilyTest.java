package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.task.increment.IncrementFamily;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.task.sort.SortFamily;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InputFamilyTest {
    private static final Sort SORT = new Sort(new Vocabulary(6), true);
    private static final Sort DISTINCT = new Sort(new Vocabulary(6), false);
    private static final Increment INCREMENT = new Increment(0.5);

    @Test
    void valuesOfSortingFollowFromTheLength() {
        assertThat(UniformFamily.UNIFORM.typical(SORT, 4)).containsExactly(0, 1, 3, 4);
        assertThat(SortFamily.ONE_VALUE.typical(SORT, 3)).containsExactly(0, 0, 0);
        assertThat(SortFamily.ONE_MISSING.typical(SORT, 10)).containsExactly(0, 0, 1, 1, 2, 2, 4, 4, 5, 5);
        assertThat(SortFamily.NEAR_NEIGHBOURS.typical(SORT, 4)).containsExactly(0, 1, 1, 1);
        assertThat(SortFamily.FAR_NEIGHBOURS.typical(SORT, 4)).containsExactly(4, 5, 5, 5);
        assertThat(SortFamily.TWO_ENDS.typical(SORT, 5)).containsExactly(0, 0, 5, 5, 5);
    }

    @Test
    void withoutRepeatsNeighboursAreTheLeastAndTheLargestValues() {
        assertThat(SortFamily.NEAR_NEIGHBOURS.typical(DISTINCT, 3)).containsExactly(0, 1, 2);
        assertThat(SortFamily.FAR_NEIGHBOURS.typical(DISTINCT, 3)).containsExactly(3, 4, 5);
        assertThat(UniformFamily.UNIFORM.typical(DISTINCT, 3)).containsExactly(0, 2, 4);
    }

    @Test
    void numbersForIncrement() {
        assertThat(IncrementFamily.NINES.typical(INCREMENT, 2)).containsExactly(9, 9);
        assertThat(IncrementFamily.ZEROS_THEN_NINES.typical(INCREMENT, 5)).containsExactly(0, 0, 4, 9, 9);
        assertThat(IncrementFamily.ONE_VALUE.typical(INCREMENT, 2)).containsExactly(0, 0);
    }

    @Test
    void whatATaskHas() {
        assertThat(DISTINCT.families()).containsExactly(UniformFamily.UNIFORM, SortFamily.NEAR_NEIGHBOURS,
                SortFamily.FAR_NEIGHBOURS);
        assertThat(INCREMENT.families()).containsExactly(UniformFamily.UNIFORM, IncrementFamily.ONE_VALUE,
                IncrementFamily.NINES, IncrementFamily.ZEROS_THEN_NINES);
        assertThat(SORT.families()).hasSize(6).doesNotContain(IncrementFamily.NINES);
    }

    static Stream<InputFamily> families() {
        return Stream.concat(SORT.families().stream(), Stream.of(IncrementFamily.values()));
    }

    /** Of the typical values, and of uniform ones those that the task itself draws. */
    @ParameterizedTest
    @MethodSource("families")
    void drawsAreTheTypicalValuesInAnyOrder(InputFamily family) {
        Task task = family.fits(SORT) ? SORT : INCREMENT;
        Task drawing = new FamilyTask(task, family);
        int[] drawn = drawing.draw(7, new SplittableRandom(1));
        if (family.equals(UniformFamily.UNIFORM)) {
            assertThat(drawn).isEqualTo(SORT.draw(7, new SplittableRandom(1)));
        } else if (task == SORT) {
            assertThat(Arrays.stream(drawn).sorted()).containsExactly(
                    Arrays.stream(family.typical(SORT, 7)).boxed().toArray(Integer[]::new));
        } else {
            assertThat(drawn).isEqualTo(family.typical(INCREMENT, 7));
        }
        assertThat(drawing.decisions(drawn)).isEqualTo(task.decisions(drawn));
        assertThat(drawing.pose(drawn).completion()).isEqualTo(task.pose(drawn).completion());
    }

    @Test
    void anInputThatATaskDoesNotHaveIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FamilyTask(SORT, IncrementFamily.NINES))
                .withMessage("sort has no inputs of family nines");
        assertThatIllegalArgumentException().isThrownBy(() -> SortFamily.NEAR_NEIGHBOURS.typical(DISTINCT, 7))
                .withMessage("length 7 is not in 1..6");
    }
}
