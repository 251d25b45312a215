package dev.lengthwise.batch;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Independent random streams, each a pure function of what it is for: no state to save, none to lose. */
public final class Streams {
    private Streams() {
    }

    /** The stream of one training example. */
    public static RandomGenerator training(long seed, long step, int example) {
        return stream(0x7261696e696e67L, seed, step, example);
    }

    /** The stream of one test example; shares nothing with training, whatever the seeds. */
    public static RandomGenerator evaluation(long seed, int length, int example) {
        return stream(0x6576616c75617465L, seed, length, example);
    }

    /** The stream of one example by which training decides whether it may stop; shares nothing with the other two. */
    public static RandomGenerator stopping(long seed, long step, int example) {
        return stream(0x73746f7070696e67L, seed, step, example);
    }

    /** The stream of one sequence of a batch that may be {@linkplain Stretch stretched}; shares nothing with the others. */
    public static RandomGenerator stretching(long seed, long step, int sequence) {
        return stream(0x73747265746368L, seed, step, sequence);
    }

    /** The stream of a parameter's first values; shares nothing with the others. */
    public static RandomGenerator weights(long seed, String parameter) {
        long name = parameter.chars().asLongStream().reduce(parameter.length(), (a, letter) -> mix(a + letter));
        return stream(0x77656967687473L, seed, name, 0);
    }

    private static RandomGenerator stream(long purpose, long seed, long outer, long inner) {
        return new SplittableRandom(mix(mix(mix(mix(purpose) + seed) + outer) + inner));
    }

    /** A bijection that spreads every bit over all 64 (the finalizer of MurmurHash3, constants by Stafford). */
    private static long mix(long z) {
        long x = z + 0x9e3779b97f4a7c15L;
        x = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }
}
