package dev.lengthwise.task.dyck;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.PortableRandom;
import java.util.random.RandomGenerator;

/** A question about a beginning of the input, whose length is uniform in 1..n: {@code ( [ ] [ → ⊥ ( [ → ...}. */
sealed interface BeginningHint extends Hint permits Closing, Nesting {
    Brackets brackets();

    /**
     * The token to answer with.
     *
     * @param read how many brackets of the input are asked about, 1 to n
     */
    int answer(int[] input, int read);

    @Override
    default long mostRead(int length) {
        return 2L * length + 1;
    }

    @Override
    default Example ask(int[] input, RandomGenerator random) {
        brackets().vocabulary().requireTokens(input);
        int read = 1 + PortableRandom.of(random).below(input.length);
        int[] context = new int[1 + read];
        context[0] = brackets().vocabulary().separator();
        System.arraycopy(input, 0, context, 1, read);
        return new Example(input, context, new int[]{answer(input, read)});
    }
}
