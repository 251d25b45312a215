package dev.lengthwise.task.reverse;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ 3 9 → 3}, {@code 7 3 9 3 → ⊥ 9 3 → 7}, {@code 7 3 9 3 → ⊥ 3 7 → END}.
 *
 * <p>For reverse, ours: two neighbours as the answer has them, the later one first; the value that stands before their last copy in the
 * input, END if there is none. Where values repeat, two of them say more often than one where to go on. The place of the two is drawn
 * uniformly.
 */
public record BeforePair(Vocabulary vocabulary) implements Hint {
    @Override
    public String name() {
        return "before-pair";
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
        int last = input.length - 2;
        while (input[last] != input[place] || input[last + 1] != input[place + 1]) {
            last--;
        }
        int answer = last == 0 ? vocabulary.end() : input[last - 1];
        return new Example(input, new int[]{vocabulary.separator(), input[place + 1], input[place]},
                new int[]{answer});
    }
}
