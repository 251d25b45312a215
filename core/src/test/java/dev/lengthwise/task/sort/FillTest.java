package dev.lengthwise.task.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Asked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillTest {
    private static final Vocabulary VALUES = new Vocabulary(100);
    private static final Fill FILL = new Fill(VALUES);

    @Test
    void asksForTheMaskedElementOfTheSortedOutput() {
        assertThat(Asked.answers(FILL, VALUES, 7, 3, 9, 3)).isEqualTo(Map.of("SEP MASK 3 7 9 SEP", "3",
                "SEP 3 MASK 7 9 SEP", "3", "SEP 3 3 MASK 9 SEP", "7", "SEP 3 3 7 MASK SEP", "9"));
        assertThat(Asked.answers(FILL, VALUES, 10, 2))
                .isEqualTo(Map.of("SEP MASK 10 SEP", "2", "SEP 2 MASK SEP", "10"));
    }

    @Test
    void masksASingleValueToo() {
        assertThat(Asked.answers(FILL, VALUES, 8)).isEqualTo(Map.of("SEP MASK SEP", "8"));
    }

    /** Context and answer together are the input's values, and ascend once the answer stands in place of the mask. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 100})
    void answersWithWhatTheInputHasAndTheContextLacks(int values) {
        Vocabulary vocabulary = new Vocabulary(values);
        SplittableRandom random = new SplittableRandom(1);
        for (int[] input : Inputs.ofSort(values, 1, 30)) {
            Example example = new Fill(vocabulary).ask(input, random);
            List<Integer> context = Arrays.stream(example.context()).boxed().collect(Collectors.toList());
            assertThat(context).startsWith(vocabulary.separator()).endsWith(vocabulary.separator())
                    .containsOnlyOnce(vocabulary.mask()).hasSize(input.length + 2);

            List<Integer> missing = Arrays.stream(input).boxed().collect(Collectors.toCollection(ArrayList::new));
            context.forEach(missing::remove);
            context.set(context.indexOf(vocabulary.mask()), example.completion()[0]);

            assertThat(missing).containsExactly(example.completion()[0]);
            assertThat(context.subList(1, input.length + 1)).isSorted();
        }
    }

    @Test
    void masksEveryPositionEquallyOften() {
        assertThat(Asked.shares(FILL, VALUES, 7, 3, 9, 3)).hasSize(4)
                .allSatisfy((context, share) -> assertThat(share).isCloseTo(0.25, within(0.035)));
    }
}
