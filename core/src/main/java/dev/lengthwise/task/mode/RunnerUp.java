package dev.lengthwise.task.mode;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ 3 → 7}, {@code 7 3 9 3 → ⊥ 9 → 3}, {@code 3 3 → ⊥ 3 → END}.
 *
 * <p>For mode, ours: the most frequent of the other values than the query, the least of them where several are; END if there is none. The query
 * is the value at a place of the input that is drawn uniformly.
 */
public record RunnerUp(Vocabulary vocabulary) implements Hint {
    @Override
    public String name() {
        return "runner-up";
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        vocabulary.requireValues(input);
        int query = input[PortableRandom.of(random).below(input.length)];
        int answer = Frequencies.of(input, vocabulary.values()).without(query).mode();
        return new Example(input, new int[]{vocabulary.separator(), query},
                new int[]{answer < 0 ? vocabulary.end() : answer});
    }
}
