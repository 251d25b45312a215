package dev.lengthwise.task.mode;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ 7 3 → 3}, {@code 7 3 9 3 → ⊥ 9 7 → 7}, {@code 3 3 → ⊥ 3 8 → 3}.
 *
 * <p>For mode, ours: which of two different values is the more frequent, the lesser one if they are alike frequent. The first is that at a
 * place of the input, drawn uniformly; the second likewise, of the places that have another value. Where there is none it is any other value.
 */
public record MoreFrequent(Vocabulary vocabulary) implements Hint {
    @Override
    public String name() {
        return "more-frequent";
    }

    @Override
    public long mostRead(int length) {
        return length + 3L;
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        vocabulary.requireValues(input);
        PortableRandom own = PortableRandom.of(random);
        int[] counts = Frequencies.of(input, vocabulary.values()).counts();
        int first = input[own.below(input.length)];
        int second = other(input, first, input.length - counts[first], own);
        boolean firstWins = counts[first] > counts[second] || counts[first] == counts[second] && first < second;
        return new Example(input, new int[]{vocabulary.separator(), first, second},
                new int[]{firstWins ? first : second});
    }

    private int other(int[] input, int value, int others, PortableRandom random) {
        if (others == 0) {
            int drawn = random.below(vocabulary.values() - 1);
            return drawn < value ? drawn : drawn + 1;
        }
        int left = random.below(others);
        for (int each : input) {
            if (each != value && left-- == 0) {
                return each;
            }
        }
        throw new IllegalStateException("there are " + others + " other values");
    }
}
