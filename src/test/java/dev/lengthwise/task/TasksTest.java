package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TasksTest {
    @Test
    void makesTheTaskOfAConfig() {
        assertThat(Tasks.create(new TaskConfig("sort", 100, true, 0))).isEqualTo(new Sort(new Vocabulary(100), true));
        assertThat(Tasks.create(new TaskConfig("sort", 20, false, 0))).isEqualTo(new Sort(new Vocabulary(20), false));
        assertThat(Tasks.create(new TaskConfig("increment", 10, true, 0.25))).isEqualTo(new Increment(0.25));
    }

    @Test
    void makesATaskOfEveryKindItNames() {
        assertThat(Tasks.KINDS).containsExactly("sort", "increment").allSatisfy(
                kind -> assertThat(Tasks.create(new TaskConfig(kind, 10, true, 0)).name()).isEqualTo(kind));
    }

    @Test
    void refusesUnknownKinds() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TaskConfig("sorting", 100, true, 0))
                .withMessage("kind sorting is not a task: sort or increment");
    }

    @Test
    void refusesIncrementInAnotherBase() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TaskConfig("increment", 16, true, 0))
                .withMessage("values 16 is not allowed: increment has always 10");
    }

    @Test
    void refusesAShareOfCarriesOutsideZeroToOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TaskConfig("increment", 10, true, 1.01))
                .withMessage("carries 1.01 is not in 0..1");
    }

    @Test
    void refusesSortingASingleValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TaskConfig("sort", 1, true, 0))
                .withMessage("values 1 is below 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort", "increment"})
    void drawsTheSameInputsFromTheSameSeedAndOthersFromAnother(String kind) {
        Task task = Tasks.create(new TaskConfig(kind, 10, true, 0.5));
        SplittableRandom first = new SplittableRandom(7);
        SplittableRandom second = new SplittableRandom(7);
        SplittableRandom other = new SplittableRandom(8);
        int different = 0;
        for (int i = 0; i < 100; i++) {
            int[] input = task.draw(12, first);
            assertThat(task.draw(12, second)).isEqualTo(input);
            different += Arrays.equals(task.draw(12, other), input) ? 0 : 1;
        }
        assertThat(different).isGreaterThan(90);
    }

    /** Nines give increment an answer that is one digit longer. */
    @ParameterizedTest
    @ValueSource(strings = {"sort", "increment"})
    void readsNoMoreThanItSays(String kind) {
        Task task = Tasks.create(new TaskConfig(kind, 10, true, 0.5));
        for (int length = 1; length < 9; length++) {
            int[] nines = new int[length];
            Arrays.fill(nines, 9);
            assertThat(task.mostRead(length)).isEqualTo(task.pose(nines).tokens().length - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort", "increment"})
    void leavesTheInputAsItIs(String kind) {
        Task task = Tasks.create(new TaskConfig(kind, 10, true, 0.5));
        for (int[] input : Inputs.ofIncrement(12)) {
            int[] before = input.clone();

            Example example = task.pose(input);
            assertThat(task.decisions(input)).hasSameSizeAs(example.completion());

            assertThat(input).isEqualTo(before);
            assertThat(example.input()).isEqualTo(before);
        }
    }
}
