package dev.lengthwise.task.sort;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ 3 → 2}, {@code 7 3 9 3 → ⊥ 9 → 1}.
 *
 * <p>For sort: how often the query stands in the input, the number n as the value token n. The query is uniform over the
 * distinct values of the input. This is the project's "count": no counting up from one number to another.
 */
public record Count(Vocabulary vocabulary) implements Hint {
    static final String NAME = "count";

    @Override
    public String name() {
        return NAME;
    }

    /** The largest number that is a value token. */
    @Override
    public int maxLength() {
        return vocabulary.values() - 1;
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        vocabulary.requireValues(input);
        if (input.length > maxLength()) {
            throw new IllegalArgumentException("length " + input.length + " is above " + maxLength()
                    + ": count answers with a value token, 0.." + maxLength());
        }
        int query = new DistinctValues(input, vocabulary.values()).draw(random);
        int copies = 0;
        for (int value : input) {
            if (value == query) {
                copies++;
            }
        }
        return new Example(input, new int[]{vocabulary.separator(), query}, new int[]{copies});
    }
}
