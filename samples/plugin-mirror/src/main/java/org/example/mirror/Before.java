package org.example.mirror;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/** {@code 7 3 9 3 → ⊥ 3 → 9}: a hint of the task mirror. Which value stands before the last copy of the query? */
public record Before(Vocabulary vocabulary) implements Hint {
    @Override
    public String name() {
        return "before";
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        int query = input[PortableRandom.of(random).below(input.length)];
        int last = input.length - 1;
        while (input[last] != query) {
            last--;
        }
        int answer = last == 0 ? vocabulary.end() : input[last - 1];
        return new Example(input, new int[]{vocabulary.separator(), query}, new int[]{answer});
    }
}
