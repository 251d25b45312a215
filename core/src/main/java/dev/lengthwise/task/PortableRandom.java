package dev.lengthwise.task;

import java.util.random.RandomGenerator;

/**
 * Random numbers that a program in any language can draw too: SplitMix64, four lines long. In Python, with all numbers cut to 64 bits:
 *
 * <pre>{@code
 * state += 0x9e3779b97f4a7c15
 * x = (state ^ state >> 30) * 0xbf58476d1ce4e5b9
 * x = (x ^ x >> 27) * 0x94d049bb133111eb
 * number = x ^ x >> 31
 * }</pre>
 *
 * <p>A task that draws from it can be written again in another language and gives the same data for the same seed. Belongs to one thread.
 */
public final class PortableRandom {
    private static final int SEED_BITS = 53; // every reader of JSON knows whole numbers up to 2^53

    private long state;

    /** @param seed where the state begins */
    public PortableRandom(long seed) {
        this.state = seed;
    }

    /** One that is seeded by a {@linkplain #seed seed} of a generator. */
    public static PortableRandom of(RandomGenerator random) {
        return new PortableRandom(seed(random));
    }

    /** The generator's next number, cut to a seed: 0 to 2^53 - 1. */
    public static long seed(RandomGenerator random) {
        return random.nextLong() >>> (Long.SIZE - SEED_BITS);
    }

    /** The next number, all 64 bits of it. */
    public long next() {
        state += 0x9e3779b97f4a7c15L;
        long x = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }

    /**
     * A whole number from 0 to bound - 1: the next number, unsigned, modulo the bound. Of small bounds all are as likely to within
     * 2^-33.
     *
     * @param bound at least 1
     */
    public int below(int bound) {
        return (int) below((long) bound);
    }

    /** The same with a bound that may be larger; of bounds up to 2^b all are as likely to within 2^(b - 64). */
    public long below(long bound) {
        return Long.remainderUnsigned(next(), bound);
    }
}
