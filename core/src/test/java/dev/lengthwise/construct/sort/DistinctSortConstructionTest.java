package dev.lengthwise.construct.sort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.construct.Exactness;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.task.sort.Successor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctSortConstructionTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 50})
    void isExact(int values) {
        Sort sort = new Sort(new Vocabulary(values), false);
        Hint successor = Hints.create(Successor.NAME, sort, null);
        Random random = new Random(values);
        DistinctSortConstruction construction = new DistinctSortConstruction(sort.vocabulary(), Sharpness.tempered(1));
        assertThat(construction.maxLength()).isEqualTo(values);
        assertThat(construction.config().depth()).isEqualTo(1);
        try (Exactness exact = new Exactness(sort, construction)) {
            for (int length : new int[]{1, 2, 3, values / 2, values - 1, values}) {
                List<int[]> inputs = new ArrayList<>();
                for (int i = 0; i < 20 && length >= 1 && length <= values; i++) {
                    inputs.add(sort.draw(length, random));
                }
                inputs.add(IntStream.range(0, Math.max(1, Math.min(length, values))).toArray());
                exact.holds(inputs);
                exact.holds(Successor.NAME, inputs, input -> successor.ask(input, new Random(input[0])));
            }
        }
    }

    @Test
    void isExactWithAThousandValues() {
        Sort sort = new Sort(new Vocabulary(1000), false);
        Random random = new Random(6);
        try (Exactness exact = new Exactness(sort,
                new DistinctSortConstruction(sort.vocabulary(), Sharpness.tempered(2)))) {
            exact.holds(List.of(new int[]{999}, new int[]{999, 0}, sort.draw(40, random), sort.draw(300, random)));
        }
    }
}
