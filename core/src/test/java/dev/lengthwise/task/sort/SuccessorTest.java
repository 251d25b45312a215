package dev.lengthwise.task.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Asked;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessorTest {
    private static final Vocabulary VALUES = new Vocabulary(100);
    private static final Successor SUCCESSOR = new Successor(VALUES);

    @Test
    void asksForTheSmallestGreaterValue() {
        assertThat(Asked.answers(SUCCESSOR, VALUES, 7, 3, 9, 3))
                .isEqualTo(Map.of("SEP 3", "7", "SEP 7", "9", "SEP 9", "END"));
    }

    @Test
    void answersEndWhereAllValuesAreEqual() {
        assertThat(Asked.answers(SUCCESSOR, VALUES, 4, 4, 4)).isEqualTo(Map.of("SEP 4", "END"));
        assertThat(Asked.answers(SUCCESSOR, VALUES, 0)).isEqualTo(Map.of("SEP 0", "END"));
    }

    @Test
    void comparesNumbersAndNotTheirSpelling() {
        assertThat(Asked.answers(SUCCESSOR, VALUES, 10, 2, 99))
                .isEqualTo(Map.of("SEP 2", "10", "SEP 10", "99", "SEP 99", "END"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 64, 65, 100, 200})
    void agreesWithATreeOfTheValues(int values) {
        Vocabulary vocabulary = new Vocabulary(values);
        SplittableRandom random = new SplittableRandom(1);
        for (int[] input : Inputs.ofSort(values, 1, 30)) {
            Example example = new Successor(vocabulary).ask(input, random);
            TreeSet<Integer> tree = Arrays.stream(input).boxed().collect(Collectors.toCollection(TreeSet::new));
            assertThat(tree).contains(example.context()[1]);

            Integer higher = tree.higher(example.context()[1]);

            assertThat(example.context()).hasSize(2).startsWith(vocabulary.separator());
            assertThat(example.completion()).containsExactly(higher == null ? vocabulary.end() : higher);
        }
    }

    @Test
    void asksAboutEveryDistinctValueEquallyOftenHoweverOftenItRepeats() {
        assertThat(Asked.shares(SUCCESSOR, VALUES, 3, 3, 3, 3, 3, 70, 99, 0))
                .containsOnlyKeys("SEP 0", "SEP 3", "SEP 70", "SEP 99").allSatisfy(
                        (context, share) -> assertThat(share).isCloseTo(0.25, within(0.035)));
    }

    /** Each question about k distinct values is the greatest's with probability 1/k. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 20})
    void answersEndAsOftenAsTheQueryIsTheGreatest(int distinct) {
        int[] input = new int[distinct];
        Arrays.setAll(input, i -> 3 * i);
        SplittableRandom random = new SplittableRandom(2);
        int ends = 0;
        for (int i = 0; i < 10_000; i++) {
            ends += SUCCESSOR.ask(input, random).completion()[0] == VALUES.end() ? 1 : 0;
        }
        assertThat(ends / 10_000.0).isCloseTo(1.0 / distinct, within(0.025));
    }
}
