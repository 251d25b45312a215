package dev.lengthwise.task.sort;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ 3 → 7}, {@code 7 3 9 3 → ⊥ 9 → END}.
 *
 * <p>For sort, the paper's: the smallest value of the input strictly greater than the query; END if there is none. The query is
 * uniform over the distinct values of the input.
 */
public record Successor(Vocabulary vocabulary) implements Hint {
    public static final String NAME = "successor";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        vocabulary.requireValues(input);
        int query = new DistinctValues(input, vocabulary.values()).draw(random);
        int answer = vocabulary.end(); // above every value
        for (int value : input) {
            if (value > query && value < answer) {
                answer = value;
            }
        }
        return new Example(input, new int[]{vocabulary.separator(), query}, new int[]{answer});
    }
}
