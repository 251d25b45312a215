package dev.lengthwise.task.sort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Asked;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaximumTest {
    @Test
    void asksForTheGreatestValue() {
        Vocabulary values = new Vocabulary(100);
        Maximum maximum = new Maximum(values);

        assertThat(Asked.answers(maximum, values, 7, 3, 9, 3)).isEqualTo(Map.of("SEP", "9"));
        assertThat(Asked.answers(maximum, values, 2, 10)).isEqualTo(Map.of("SEP", "10"));
        assertThat(Asked.answers(maximum, values, 0)).isEqualTo(Map.of("SEP", "0"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 100})
    void agreesWithTheMaximumOfAList(int values) {
        Vocabulary vocabulary = new Vocabulary(values);
        SplittableRandom random = new SplittableRandom(1);
        for (int[] input : Inputs.ofSort(values, 1, 30)) {
            Example example = new Maximum(vocabulary).ask(input, random);

            assertThat(example.context()).containsExactly(vocabulary.separator());
            assertThat(example.completion()).containsExactly(Collections.max(Arrays.stream(input).boxed().toList()));
        }
    }
}
