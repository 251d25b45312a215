package dev.lengthwise.batch;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Plain;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Training sequences that are tempered as if they were longer than they are: where the attention's logits grow with ln n, a query
 * that sees n keys is given τ(k · n) instead of τ(n). Half of the sequences stay as they are (k = 1); of the others ln k is
 * uniform. So the sharpness of attention at long inputs is known from training, though no long input is (ours,
 * docs/decisions/0014-the-laptop-headline.md; randomized positions, arXiv 2305.16843, are the same idea for positional embeddings).
 */
@Plain
public record Stretch(
        @Key(value = "largest k; 1 stretches nothing", absent = "1", allowed = "a number from 1 on") double most) {
    /** Nothing is stretched. */
    public static final Stretch NONE = new Stretch(1);

    public Stretch {
        Keys.bounds(Stretch.class, "most").require("stretch", most);
    }

    /** k of each sequence of a batch. */
    double[] draw(int sequences, IntFunction<RandomGenerator> streams) {
        double[] stretches = new double[sequences];
        for (int i = 0; i < sequences; i++) {
            RandomGenerator random = streams.apply(i);
            stretches[i] = random.nextBoolean() ? 1 : StrictMath.pow(most, random.nextDouble());
        }
        return stretches;
    }
}
