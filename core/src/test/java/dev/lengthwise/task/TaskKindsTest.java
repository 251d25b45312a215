package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.task.increment.IncrementConfig;
import dev.lengthwise.task.reverse.ReverseConfig;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.task.sort.SortConfig;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskKindsTest {
    private static Task task(String kind) {
        return switch (kind) {
            case "sort" -> new SortConfig(10, true).task();
            case "increment" -> new IncrementConfig(0.5).task();
            default -> new ReverseConfig(10).task();
        };
    }

    @Test
    void makesTheTaskOfAConfig() {
        assertThat(new SortConfig(100, true).task()).isEqualTo(new Sort(new Vocabulary(100), true));
        assertThat(new SortConfig(20, false).task()).isEqualTo(new Sort(new Vocabulary(20), false));
        assertThat(new IncrementConfig(0.25).task()).isEqualTo(new Increment(0.25));
    }

    @Test
    void theTaskOfAKindHasItsName() {
        assertThat(TaskKinds.configs().keySet()).startsWith("sort", "increment", "reverse").endsWith("program");
        for (String kind : List.of("sort", "increment", "reverse")) {
            assertThat(task(kind).name()).isEqualTo(kind);
        }
        assertThat(TaskKinds.all()).startsWith(new SortConfig(10, true).kind(), new IncrementConfig(0.5).kind(),
                new ReverseConfig(10).kind());
    }

    @Test
    void refusesIncrementInAnotherBase() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IncrementConfig(16, 0))
                .withMessage("values 16 is not allowed: increment has always 10");
    }

    @Test
    void refusesAShareOfCarriesOutsideZeroToOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IncrementConfig(1.01))
                .withMessage("carries 1.01 is not in 0..1");
    }

    @Test
    void refusesSortingASingleValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SortConfig(1, true))
                .withMessage("values 1 is below 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort", "increment", "reverse"})
    void drawsTheSameInputsFromTheSameSeedAndOthersFromAnother(String kind) {
        Task task = task(kind);
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
    @ValueSource(strings = {"sort", "increment", "reverse"})
    void readsNoMoreThanItSays(String kind) {
        Task task = task(kind);
        for (int length = 1; length < 9; length++) {
            int[] nines = new int[length];
            Arrays.fill(nines, 9);
            assertThat(task.mostRead(length)).isEqualTo(task.pose(nines).tokens().length - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort", "increment", "reverse"})
    void leavesTheInputAsItIs(String kind) {
        Task task = task(kind);
        for (int[] input : Inputs.ofIncrement(12)) {
            int[] before = input.clone();

            Example example = task.pose(input);
            assertThat(task.decisions(input)).hasSameSizeAs(example.completion());

            assertThat(input).isEqualTo(before);
            assertThat(example.input()).isEqualTo(before);
        }
    }
}
