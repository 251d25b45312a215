package dev.lengthwise.task.sort;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ 7 → 3}, {@code 7 3 9 3 → ⊥ 3 → END}.
 *
 * <p>For sort, a contrast: the largest value of the input strictly smaller than the query; END if there is none. The query is
 * uniform over the distinct values of the input. As {@link Successor}, but against the direction in which sorting goes.
 */
public record Predecessor(Vocabulary vocabulary) implements Hint {
    static final String NAME = "predecessor";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        vocabulary.requireValues(input);
        int query = new DistinctValues(input, vocabulary.values()).draw(random);
        int largest = -1;
        for (int value : input) {
            if (value < query && value > largest) {
                largest = value;
            }
        }
        int answer = largest < 0 ? vocabulary.end() : largest;
        return new Example(input, new int[]{vocabulary.separator(), query}, new int[]{answer});
    }
}
