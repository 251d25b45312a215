package dev.lengthwise.task.reverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.FamilyTask;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReverseTest {
    private static final Reverse REVERSE = new ReverseConfig(10).task();
    private static final Vocabulary VOCABULARY = REVERSE.vocabulary();

    private static List<Integer> list(int[] values) {
        return Arrays.stream(values).boxed().collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void theLastValueComesFirst() {
        Example example = REVERSE.pose(new int[]{7, 3, 9, 3});
        assertThat(Inputs.words(VOCABULARY, example.tokens())).isEqualTo("7 3 9 3 SEP 3 9 3 7 END");
        assertThat(Inputs.words(VOCABULARY, REVERSE.pose(new int[]{4}).tokens())).isEqualTo("4 SEP 4 END");
    }

    @Test
    void isWhatTheLibraryReverses() {
        for (int[] input : Inputs.ofSort(10, 1, 30)) {
            int[] before = input.clone();
            Example example = REVERSE.pose(input);
            List<Integer> expected = list(before);
            Collections.reverse(expected);
            expected.add(VOCABULARY.end());
            assertThat(list(example.completion())).isEqualTo(expected);
            assertThat(input).isEqualTo(before);
            assertThat(REVERSE.mostRead(input.length)).isEqualTo(example.tokens().length - 1);
        }
    }

    @Test
    void aStepIsNamedByTheCopiesOfTheValueBeforeIt() {
        assertThat(REVERSE.decisions(new int[]{7, 3, 9, 3})).containsExactly("last value", "step after 2",
                "step after 1", "step after 2", "end");
        for (int[] input : Inputs.ofSort(10, 1, 30)) {
            assertThat(REVERSE.decisions(input)).hasSameSizeAs(REVERSE.pose(input).completion())
                    .allSatisfy(decision -> assertThat(ReverseKind.REVERSE.decisions())
                            .contains(REVERSE.decisionKinds().of(decision)));
        }
        assertThat(REVERSE.decisionKinds().of("step after 1").label()).isEqualTo("step after a single value");
        assertThat(REVERSE.decisionKinds().of("step after 12").label()).isEqualTo("step after a copy");
    }

    @Test
    void drawsTheSameInputsFromTheSameSeedAndEveryValue() {
        assertThat(REVERSE.draw(20, new SplittableRandom(3))).isEqualTo(REVERSE.draw(20, new SplittableRandom(3)))
                .isNotEqualTo(REVERSE.draw(20, new SplittableRandom(4)));
        assertThat(Arrays.stream(REVERSE.draw(1000, new SplittableRandom(1))).distinct()).hasSize(10);
        assertThatIllegalArgumentException().isThrownBy(() -> REVERSE.draw(0, new SplittableRandom(1)))
                .withMessage("length 0 is below 1");
    }

    @Test
    void familiesAreHardForTheEndAndForEveryStep() {
        assertThat(REVERSE.families()).containsExactly(UniformFamily.UNIFORM, ReverseFamily.ONE_VALUE,
                ReverseFamily.ALTERNATING);
        assertThat(new FamilyTask(REVERSE, ReverseFamily.ALTERNATING).draw(5, new SplittableRandom(1)))
                .containsExactly(0, 1, 0, 1, 0);
        assertThat(ReverseFamily.ONE_VALUE.typical(REVERSE, 3)).containsExactly(0, 0, 0);
        assertThat(ReverseFamily.ALTERNATING).hasToString("alternating");
    }

    @Test
    void refusesASingleValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReverseConfig(1)).withMessage("values 1 is below 2");
    }
}
