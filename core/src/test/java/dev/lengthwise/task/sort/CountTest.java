package dev.lengthwise.task.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Asked;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTest {
    private static final Vocabulary VALUES = new Vocabulary(100);
    private static final Count COUNT = new Count(VALUES);

    @Test
    void asksHowOftenAValueStandsInTheInput() {
        assertThat(Asked.answers(COUNT, VALUES, 7, 3, 9, 3))
                .isEqualTo(Map.of("SEP 3", "2", "SEP 7", "1", "SEP 9", "1"));
        assertThat(Asked.answers(COUNT, VALUES, 5)).isEqualTo(Map.of("SEP 5", "1"));
        assertThat(Asked.answers(COUNT, VALUES, 0, 0, 0)).isEqualTo(Map.of("SEP 0", "3"));
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "5, 4", "100, 99"})
    void agreesWithTheFrequencyInAList(int values, int maxLength) {
        Vocabulary vocabulary = new Vocabulary(values);
        Count count = new Count(vocabulary);
        assertThat(count.maxLength()).isEqualTo(maxLength);
        SplittableRandom random = new SplittableRandom(1);
        for (int[] input : Inputs.ofSort(values, 1, Math.min(30, maxLength))) {
            Example example = count.ask(input, random);
            List<Integer> list = Arrays.stream(input).boxed().toList();

            assertThat(example.context()).hasSize(2).startsWith(vocabulary.separator());
            assertThat(list).contains(example.context()[1]);
            assertThat(example.completion()).containsExactly(Collections.frequency(list, example.context()[1]));
        }
    }

    @Test
    void asksAboutEveryDistinctValueEquallyOften() {
        assertThat(Asked.shares(COUNT, VALUES, 3, 3, 3, 3, 3, 70, 99, 0))
                .containsOnlyKeys("SEP 0", "SEP 3", "SEP 70", "SEP 99").allSatisfy(
                        (context, share) -> assertThat(share).isCloseTo(0.25, within(0.035)));
    }

    @Test
    void refusesInputsWhoseCountMayBeNoToken() {
        int[] longest = new int[99];
        assertThat(COUNT.ask(longest, new SplittableRandom(1)).completion()).containsExactly(99);

        assertThatIllegalArgumentException().isThrownBy(() -> COUNT.ask(new int[100], new SplittableRandom(1)))
                .withMessage("length 100 is above 99: count answers with a value token, 0..99");
    }
}
