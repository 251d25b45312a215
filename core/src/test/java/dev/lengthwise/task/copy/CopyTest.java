package dev.lengthwise.task.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.FamilyTask;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Asked;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CopyTest {
    private static final Vocabulary TEN = new Vocabulary(10);
    private static final Copy COPY = new Copy(TEN, true, true);
    private static final Copy DISTINCT = new Copy(TEN, false, false);

    @Test
    void theAnswerIsTheInput() {
        assertThat(Inputs.words(TEN, COPY.pose(new int[]{7, 3, 9, 3}).tokens())).isEqualTo("7 3 9 3 SEP 7 3 9 3 END");
        assertThat(Inputs.words(TEN, DISTINCT.pose(new int[]{7, 3, 9}).tokens())).isEqualTo("7 3 9 7 3 9 END");
        for (int[] input : Inputs.ofSort(10, 1, 50)) {
            String words = Inputs.words(TEN, input);
            assertThat(Inputs.words(TEN, COPY.pose(input).completion())).isEqualTo(words + " END");
        }
    }

    @Test
    void aStepIsNamedByTheCopiesOfTheValueBeforeIt() {
        assertThat(COPY.decisions(new int[]{7, 3, 9, 3})).containsExactly("first value", "step after 1",
                "step after 2", "step after 1", "end");
        assertThat(COPY.decisionKinds().of("step after 1").label()).isEqualTo("step after a single value");
        assertThat(COPY.decisionKinds().of("step after 11").label()).isEqualTo("step after a copy");
    }

    @Test
    void withoutRepeatsNoValueStandsTwice() {
        assertThat(DISTINCT.maxLength()).isEqualTo(10);
        SplittableRandom random = new SplittableRandom(1);
        int[] firsts = new int[10];
        for (int i = 0; i < 5000; i++) {
            int[] input = DISTINCT.draw(1 + i % 10, random);
            assertThat(Arrays.stream(input).distinct()).hasSize(input.length);
            firsts[input[0]]++;
        }
        assertThat(Arrays.stream(firsts)).allSatisfy(often -> assertThat(often / 5000.0).isCloseTo(0.1, within(0.02)));
        assertThatIllegalArgumentException().isThrownBy(() -> DISTINCT.draw(11, random))
                .withMessage("length 11 is above 10: without repeats an input has each value at most once");
        assertThatIllegalArgumentException().isThrownBy(() -> DISTINCT.check(new int[]{3, 1, 3}))
                .withMessage("the input has the value 3 twice; allowed is each value once: this task has no repeats");
    }

    /** Nothing says then where the input ends. */
    @Test
    void repeatsNeedTheSeparator() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CopyConfig(10, true, false))
                .withMessageStartingWith("separator false is not allowed where values repeat");
        assertThat(new CopyConfig(10, false, false).task()).isEqualTo(DISTINCT);
    }

    @Test
    void familiesAreHardForTheEndAndForEveryStep() {
        assertThat(COPY.families()).containsExactly(UniformFamily.UNIFORM, CopyFamily.ONE_VALUE,
                CopyFamily.ALTERNATING);
        assertThat(DISTINCT.families()).containsExactly(UniformFamily.UNIFORM, CopyFamily.ASCENDING);
        assertThat(CopyFamily.ONE_VALUE.typical(COPY, 3)).containsExactly(0, 0, 0);
        assertThat(CopyFamily.ALTERNATING.typical(COPY, 3)).containsExactly(0, 1, 0);
        assertThat(new FamilyTask(DISTINCT, CopyFamily.ASCENDING).draw(3, new SplittableRandom(1)))
                .containsExactly(0, 1, 2);
    }

    @Test
    void afterNamesTheValueAfterTheFirstCopy() {
        assertThat(Asked.answers(new After(TEN), TEN, 7, 3, 9, 3))
                .isEqualTo(Map.of("SEP 7", "3", "SEP 3", "9", "SEP 9", "3"));
        assertThat(Asked.answers(new After(TEN), TEN, 7, 4)).isEqualTo(Map.of("SEP 7", "4", "SEP 4", "END"));
    }

    @Test
    void afterPairNamesTheValueAfterTheFirstCopyOfTwo() {
        assertThat(Asked.answers(new AfterPair(TEN), TEN, 7, 3, 9, 3))
                .isEqualTo(Map.of("SEP 7 3", "9", "SEP 3 9", "3", "SEP 9 3", "END"));
        assertThat(Asked.answers(new AfterPair(TEN), TEN, 5, 5, 5)).isEqualTo(Map.of("SEP 5 5", "5"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AfterPair(TEN).ask(new int[]{1}, new SplittableRandom(1)))
                .withMessageContaining("too short");
    }

    /** By another way: what a search in the answer's text finds. */
    @Test
    void hintsAreStepsOfTheAnswer() {
        SplittableRandom random = new SplittableRandom(1);
        for (int[] input : Inputs.ofSort(10, 2, 50)) {
            String answer = Arrays.stream(COPY.pose(input).completion()).mapToObj(TEN::word)
                    .collect(Collectors.joining(" "));
            for (Hint hint : COPY.hints()) {
                Example example = hint.ask(input, random);
                String query = Inputs.words(TEN, Arrays.copyOfRange(example.context(), 1, example.context().length));
                assertThat(answer.substring(answer.indexOf(query) + query.length() + 1))
                        .startsWith(TEN.word(example.completion()[0]));
            }
        }
    }
}
