package dev.lengthwise.task.copy;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ 7 → 3}, {@code 7 3 9 3 → ⊥ 3 → 9}, {@code 7 3 9 4 → ⊥ 4 → END}.
 *
 * <p>For copy, ours: the value that stands after the first copy of the query; END if there is none. The query is the value at a place of the
 * input that is drawn uniformly.
 */
public record After(Vocabulary vocabulary) implements Hint {
    @Override
    public String name() {
        return "after";
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        vocabulary.requireValues(input);
        int query = input[PortableRandom.of(random).below(input.length)];
        int first = 0;
        while (input[first] != query) {
            first++;
        }
        int answer = first == input.length - 1 ? vocabulary.end() : input[first + 1];
        return new Example(input, new int[]{vocabulary.separator(), query}, new int[]{answer});
    }
}
