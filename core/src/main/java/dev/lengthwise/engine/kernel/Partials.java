package dev.lengthwise.engine.kernel;

/**
 * Sums over a row: element i goes to partial sum {@code i mod 16}, and the 16 are added by one fixed tree. So a sum is the same for vectors
 * of 4, 8 and 16 numbers, and for none.
 */
final class Partials {
    /** As many as the widest vectors hold. */
    static final int COUNT = Sizes.FILLED;

    private Partials() {
    }

    /** The sum of 16 partial sums. */
    static float sum(float[] t) {
        float a = t[0] + t[8] + (t[4] + t[12]);
        float b = t[2] + t[10] + (t[6] + t[14]);
        float c = t[1] + t[9] + (t[5] + t[13]);
        float d = t[3] + t[11] + (t[7] + t[15]);
        return a + b + (c + d);
    }

    /** The next multiple of 16. */
    static int padded(int numbers) {
        return (numbers + COUNT - 1) / COUNT * COUNT;
    }
}
