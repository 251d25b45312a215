package dev.lengthwise.construct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.task.Sort;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Hint;
import dev.lengthwise.task.hint.Hints;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctSortConstructionTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 50, 1000})
    void isExact(int values) {
        Sort sort = new Sort(new Vocabulary(values), false);
        Hint successor = Hints.create(Construction.HINT, sort, null);
        Random random = new Random(values);
        DistinctSortConstruction construction = new DistinctSortConstruction(sort.vocabulary(), Sharpness.tempered(1));
        assertThat(construction.maxLength()).isEqualTo(values);
        assertThat(construction.config().depth()).isEqualTo(1);
        try (Exactness exact = new Exactness(sort, construction)) {
            for (int length : new int[]{1, 2, 3, values / 2, values - 1, values}) {
                List<int[]> inputs = new ArrayList<>();
                int count = values > 100 ? 1 : 20;
                for (int i = 0; i < count && length >= 1 && length <= values; i++) {
                    inputs.add(sort.draw(length, random));
                }
                inputs.add(IntStream.range(0, Math.max(1, Math.min(length, values))).toArray());
                exact.holds(inputs);
                exact.holds(Construction.HINT, inputs, input -> successor.ask(input, new Random(input[0])));
            }
        }
    }
}
