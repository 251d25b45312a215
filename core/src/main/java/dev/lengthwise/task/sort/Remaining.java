package dev.lengthwise.task.sort;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Vocabulary;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ 3 → 1}, {@code 7 3 9 3 → ⊥ 3 3 → 0}, {@code 7 3 9 3 → ⊥ 3 3 7 → 0}.
 *
 * <p>For sort, ours: after a proper prefix of the sorted output, how many copies of its last value are still owed, the number n
 * as the value token n. The prefix's length is uniform in 1..n-1, so the input has at least two values.
 */
public record Remaining(Vocabulary vocabulary) implements Hint {
    static final String NAME = "remaining";

    @Override
    public String name() {
        return NAME;
    }

    /** A single value has no proper prefix but the empty one. */
    @Override
    public int minLength() {
        return 2;
    }

    /** The largest number that is a value token, as for {@link Count}, although at most n - 1 copies can be owed. */
    @Override
    public int maxLength() {
        return vocabulary.values() - 1;
    }

    @Override
    public long mostRead(int length) {
        return 2L * length;
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        vocabulary.requireValues(input);
        int n = input.length;
        if (n < minLength()) {
            throw new IllegalArgumentException("length " + n + " is below " + minLength()
                    + ": remaining asks about a proper prefix of at least one value");
        }
        if (n > maxLength()) {
            throw new IllegalArgumentException("length " + n + " is above " + maxLength()
                    + ": remaining answers with a value token, 0.." + maxLength());
        }
        int[] sorted = input.clone();
        Arrays.sort(sorted);
        int written = random.nextInt(1, n);
        int owed = 0;
        while (written + owed < n && sorted[written + owed] == sorted[written - 1]) {
            owed++;
        }
        int[] context = new int[1 + written];
        context[0] = vocabulary.separator();
        System.arraycopy(sorted, 0, context, 1, written);
        return new Example(input, context, new int[]{owed});
    }
}
