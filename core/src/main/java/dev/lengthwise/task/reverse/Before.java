package dev.lengthwise.task.reverse;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ 3 → 9}, {@code 7 3 9 3 → ⊥ 9 → 3}, {@code 7 3 9 3 → ⊥ 7 → END}.
 *
 * <p>For reverse, ours: the value that stands before the last copy of the query; END if there is none. The query is the value at a place
 * of the input that is drawn uniformly.
 */
public record Before(Vocabulary vocabulary) implements Hint {
    @Override
    public String name() {
        return "before";
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        vocabulary.requireValues(input);
        int query = input[PortableRandom.of(random).below(input.length)];
        int last = input.length - 1;
        while (input[last] != query) {
            last--;
        }
        int answer = last == 0 ? vocabulary.end() : input[last - 1];
        return new Example(input, new int[]{vocabulary.separator(), query}, new int[]{answer});
    }
}
