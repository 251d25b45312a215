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

class PredecessorTest {
    private static final Vocabulary VALUES = new Vocabulary(100);
    private static final Predecessor PREDECESSOR = new Predecessor(VALUES);

    @Test
    void asksForTheLargestSmallerValue() {
        assertThat(Asked.answers(PREDECESSOR, VALUES, 7, 3, 9, 3))
                .isEqualTo(Map.of("SEP 3", "END", "SEP 7", "3", "SEP 9", "7"));
        assertThat(Asked.answers(PREDECESSOR, VALUES, 10, 0, 2))
                .isEqualTo(Map.of("SEP 0", "END", "SEP 2", "0", "SEP 10", "2"));
    }

    @Test
    void answersEndWhereAllValuesAreEqual() {
        assertThat(Asked.answers(PREDECESSOR, VALUES, 99, 99)).isEqualTo(Map.of("SEP 99", "END"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 100})
    void agreesWithATreeOfTheValues(int values) {
        Vocabulary vocabulary = new Vocabulary(values);
        SplittableRandom random = new SplittableRandom(1);
        for (int[] input : Inputs.ofSort(values, 1, 30)) {
            Example example = new Predecessor(vocabulary).ask(input, random);
            TreeSet<Integer> tree = Arrays.stream(input).boxed().collect(Collectors.toCollection(TreeSet::new));
            assertThat(tree).contains(example.context()[1]);

            Integer lower = tree.lower(example.context()[1]);

            assertThat(example.context()).hasSize(2).startsWith(vocabulary.separator());
            assertThat(example.completion()).containsExactly(lower == null ? vocabulary.end() : lower);
        }
    }

    @Test
    void asksAboutEveryDistinctValueEquallyOften() {
        assertThat(Asked.shares(PREDECESSOR, VALUES, 3, 3, 3, 3, 3, 70, 99, 0))
                .containsOnlyKeys("SEP 0", "SEP 3", "SEP 70", "SEP 99").allSatisfy(
                        (context, share) -> assertThat(share).isCloseTo(0.25, within(0.035)));
    }
}
