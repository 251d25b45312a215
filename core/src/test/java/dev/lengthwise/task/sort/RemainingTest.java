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

class RemainingTest {
    private static final Vocabulary VALUES = new Vocabulary(100);
    private static final Remaining REMAINING = new Remaining(VALUES);

    @Test
    void asksHowManyCopiesOfTheLastValueAreStillOwed() {
        assertThat(Asked.answers(REMAINING, VALUES, 7, 3, 9, 3))
                .isEqualTo(Map.of("SEP 3", "1", "SEP 3 3", "0", "SEP 3 3 7", "0"));
        assertThat(Asked.answers(REMAINING, VALUES, 4, 4, 4, 4))
                .isEqualTo(Map.of("SEP 4", "3", "SEP 4 4", "2", "SEP 4 4 4", "1"));
        assertThat(Asked.answers(REMAINING, VALUES, 10, 2)).isEqualTo(Map.of("SEP 2", "0"));
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "5, 4", "100, 99"})
    void agreesWithTheFrequenciesInInputAndPrefix(int values, int maxLength) {
        Vocabulary vocabulary = new Vocabulary(values);
        Remaining remaining = new Remaining(vocabulary);
        assertThat(remaining.maxLength()).isEqualTo(maxLength);
        SplittableRandom random = new SplittableRandom(1);
        for (int[] input : Inputs.ofSort(values, 2, Math.min(30, maxLength))) {
            Example example = remaining.ask(input, random);
            List<Integer> sorted = Arrays.stream(input).boxed().sorted().toList();
            List<Integer> prefix = Arrays.stream(example.context()).skip(1).boxed().toList();
            assertThat(example.context()).startsWith(vocabulary.separator());
            assertThat(prefix).isNotEmpty().isEqualTo(sorted.subList(0, prefix.size()));
            assertThat(prefix.size()).isLessThan(input.length);

            int last = prefix.getLast();

            assertThat(example.completion()).containsExactly(
                    Collections.frequency(sorted, last) - Collections.frequency(prefix, last));
        }
    }

    @Test
    void asksAfterEveryProperPrefixEquallyOften() {
        assertThat(Asked.shares(REMAINING, VALUES, 5, 4, 3, 2, 1)).hasSize(4)
                .allSatisfy((context, share) -> assertThat(share).isCloseTo(0.25, within(0.035)));
    }

    @Test
    void refusesASingleValueWhichHasNoProperPrefix() {
        assertThat(REMAINING.minLength()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> REMAINING.ask(new int[]{5}, new SplittableRandom(1)))
                .withMessage("length 1 is below 2: remaining asks about a proper prefix of at least one value");
    }

    @Test
    void refusesInputsLongerThanTheGreatestValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> REMAINING.ask(new int[100], new SplittableRandom(1)))
                .withMessage("length 100 is above 99: remaining answers with a value token, 0..99");
    }
}
