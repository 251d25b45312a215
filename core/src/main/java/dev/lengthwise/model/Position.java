package dev.lengthwise.model;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;
import dev.lengthwise.text.Counted;

/**
 * What tells a model where in its sequence a token stands, besides the causal mask (docs/decisions/0033-positions.md). Places are counted from
 * 0, the first token of the sequence; i is a query's, j ≤ i a key's. What is added to attention's logits is added to those of the tempered
 * softmax, {@code τ(n) · q·k / √H + b}.
 */
public sealed interface Position {
    /** The name that a recipe has for it. */
    default String kind() {
        return Keys.kind(this);
    }

    /** The most tokens that a sequence may have; the largest int where there is no bound. */
    default int most() {
        return Integer.MAX_VALUE;
    }

    /** Whether attention's logits are added to, for each two tokens. */
    default boolean addsToLogits() {
        return false;
    }

    /** Refuses sequences of more tokens than there are places for. */
    default void require(int tokens) {
        if (tokens > most()) {
            throw new IllegalArgumentException("sequences of " + Counted.of(tokens, "token")
                    + " are too long for a model with " + most() + " positions");
        }
    }

    /** Nothing does (NoPE). */
    @Kind(value = "none", says = "no positional embedding, only the causal mask (NoPE)")
    record None() implements Position {
    }

    /**
     * A learned vector a place, counted from the first token of the sequence, added to the token's embedding; as in GPT-2.
     */
    @Kind(value = "learned", says = "a learned vector for each position, added to the token's embedding, as in GPT-2")
    record Learned(
            @Key(value = "number of positions: the most tokens a sequence may have", allowed = "at least 1") int longest)
            implements
                Position {
        public Learned {
            Keys.check(Learned.class, longest);
        }

        @Override
        public int most() {
            return longest;
        }
    }

    /**
     * A fixed vector a place, added to the token's embedding (Vaswani et al. 2017, arXiv 1706.03762, section 3.5): its numbers 2c and 2c + 1
     * are {@code sin(i / 10000^(2c / D))} and {@code cos(i / 10000^(2c / D))}.
     */
    @Kind(value = "sinusoidal", says = "a fixed vector of sines and cosines for each position, added to the token's embedding (Vaswani et al. 2017)")
    record Sinusoidal() implements Position {
        private static final double BASE = 10_000;

        /** The vectors. */
        public static Waves waves(int width) {
            return new Waves(BASE, width);
        }
    }

    /**
     * Rotary (Su et al. 2021, arXiv 2104.09864, section 3.2.2): in each head the numbers 2c and 2c + 1 of a query or key at place i are
     * turned as a pair by the angle {@code i / base^(2c / H)}, so that their product depends on {@code i - j}. H must be even.
     */
    @Kind(value = "rope", says = "pairs of numbers of each query and key are turned by angles that grow with the position (RoPE, Su et al. 2021); width / heads must be even")
    record Rope(
            @Key(value = "base of the angles: the pair c of a head of size H turns by 1 / base^(2c / H) a position", absent = "10000", allowed = "at least 1") double base)
            implements
                Position {
        public Rope {
            Keys.check(Rope.class, base);
        }

        /** Sines and cosines of the angles. */
        public Waves waves(int headDim) {
            return new Waves(base, headDim);
        }
    }

    /** A line for each head (Press et al. 2022, arXiv 2108.12409, section 3): {@code b = -slope · (i - j)}. Nothing is learned. */
    @Kind(value = "alibi", says = "each head's logits fall linearly with the distance of the key, by fixed slopes (ALiBi, Press et al. 2022)")
    record Alibi() implements Position {
        private static final double LEAST = -8;

        @Override
        public boolean addsToLogits() {
            return true;
        }

        /**
         * The published slopes: of N heads 2^(-8/N), 2^(-16/N), ... where N is a power of two; else those of the largest power of two below
         * N, then every other one of those of twice as many.
         */
        public static double[] slopes(int heads) {
            int power = Integer.highestOneBit(heads);
            double[] slopes = new double[heads];
            for (int head = 0; head < heads; head++) {
                slopes[head] = head < power
                        ? slope(head + 1, power)
                        : slope(2 * (head - power) + 1, 2 * power);
            }
            return slopes;
        }

        private static double slope(int number, int heads) {
            return StrictMath.pow(2, LEAST * number / heads);
        }
    }

    /**
     * A learned number for each head and bucket of distances, the same in every layer, as published (Raffel et al. 2020, arXiv 1910.10683,
     * section 2.1; the causal form of its code): half of the buckets are for one distance each, from 0 on; the others grow as the
     * logarithm does up to {@code farthest}, from where on all distances share the last.
     */
    @Kind(value = "t5", says = "a learned number for each head and bucket of distances is added to the logits, the same in every layer (Raffel et al. 2020)")
    record T5(
            @Key(value = "how many buckets there are: half of them for one distance each, the others ever wider", absent = "32", allowed = "at least 2") int buckets,
            @Key(value = "the distance from which on all are in the last bucket; more than buckets / 2", absent = "128", allowed = "at least 2") int farthest)
            implements
                Position {
        public T5 {
            Keys.check(T5.class, buckets, farthest);
            if (farthest <= buckets / 2) {
                throw new IllegalArgumentException(
                        "farthest " + farthest + " is not more than half of buckets " + buckets
                                + ", each of which is for one distance");
            }
        }

        @Override
        public boolean addsToLogits() {
            return true;
        }

        /** The bucket of a distance, from 0. */
        public int bucket(int distance) {
            int exact = buckets / 2;
            if (distance < exact) {
                return distance;
            }
            double part = StrictMath.log((double) distance / exact) / StrictMath.log((double) farthest / exact);
            return Math.min(buckets - 1, exact + (int) (part * (buckets - exact)));
        }
    }

    /**
     * FIRE (Li et al. 2023, arXiv 2310.04418, section 3): {@code b = f(ψ(i - j) / ψ(max(L, i)))} with {@code ψ(x) = ln(1 + c x)} and an MLP f
     * with one hidden layer of ReLUs, of which each head has an output. c, L and f are learned, in each layer its own. L is a learned
     * multiple of the threshold. As in the paper's code c begins with 0.1 and there is 1e-6 below the fraction.
     */
    @Kind(value = "fire", says = "a small MLP of the distance, which is made relative to the query's position, adds to each head's logits (FIRE, Li et al. 2023)")
    record Fire(
            @Key(value = "size of the MLP's hidden layer", absent = "32", allowed = "at least 1") int hidden,
            @Key(value = "L at the start: distances are relative to the larger of L and the query's position; learned", absent = "512", allowed = "a number above 0") double threshold)
            implements
                Position {
        /** c at the start. */
        public static final double C = 0.1;
        /** What is added below the fraction. */
        public static final double EPSILON = 1e-6;
        /** Of the first weights and biases of the hidden layer, as PyTorch draws those of a map of one number. */
        public static final double DEVIATION = 1 / Math.sqrt(3);

        public Fire {
            Keys.check(Fire.class, hidden, threshold);
        }

        @Override
        public boolean addsToLogits() {
            return true;
        }
    }
}
