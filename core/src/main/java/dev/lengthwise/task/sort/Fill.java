package dev.lengthwise.task.sort;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Vocabulary;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ 3 MASK 7 9 ⊥ → 3}, {@code 7 3 9 3 → ⊥ 3 3 MASK 9 ⊥ → 7}.
 *
 * <p>For sort: the masked element of the sorted output. The masked position is uniform over all n; the context has n + 2
 * tokens.
 */
public record Fill(Vocabulary vocabulary) implements Hint {
    static final String NAME = "fill";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long mostRead(int length) {
        return 2L * length + 2;
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        vocabulary.requireValues(input);
        int n = input.length;
        int[] context = new int[n + 2];
        System.arraycopy(input, 0, context, 1, n);
        Arrays.sort(context, 1, n + 1);
        int masked = 1 + random.nextInt(n);
        int answer = context[masked];
        context[masked] = vocabulary.mask();
        context[0] = vocabulary.separator();
        context[n + 1] = vocabulary.separator();
        return new Example(input, context, new int[]{answer});
    }
}
