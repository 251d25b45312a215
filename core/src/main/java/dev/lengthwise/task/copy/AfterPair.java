package dev.lengthwise.task.copy;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ 7 3 → 9}, {@code 7 3 9 3 → ⊥ 3 9 → 3}, {@code 7 3 9 3 → ⊥ 9 3 → END}.
 *
 * <p>For copy, ours: the value that stands after the first copy of two neighbours; END if there is none. Where values repeat, two of them say
 * more often than one where to go on. The place of the two in the input is drawn uniformly.
 */
public record AfterPair(Vocabulary vocabulary) implements Hint {
    @Override
    public String name() {
        return "after-pair";
    }

    @Override
    public int minLength() {
        return 2;
    }

    @Override
    public long mostRead(int length) {
        return length + 3L;
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        vocabulary.requireValues(input);
        if (input.length < 2) {
            throw new IllegalArgumentException("input [1] is too short: two neighbours are asked about");
        }
        int place = PortableRandom.of(random).below(input.length - 1);
        int first = 0;
        while (input[first] != input[place] || input[first + 1] != input[place + 1]) {
            first++;
        }
        int answer = first == input.length - 2 ? vocabulary.end() : input[first + 2];
        return new Example(input, new int[]{vocabulary.separator(), input[place], input[place + 1]},
                new int[]{answer});
    }
}
