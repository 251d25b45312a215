package dev.lengthwise.model;

/**
 * Sines and cosines of places (Vaswani et al. 2017, section 3.5): of place i the numbers {@code sin(i / base^(2c / n))} and
 * {@code cos(i / base^(2c / n))} for c = 0, 1, ..., n in all. Made as they are needed and kept, the same bits on every machine. Safe for use
 * by several threads.
 */
public final class Waves {
    private final int size;
    private final double[] angles; // of place 1
    private float[] rows = {};

    /** @param size n */
    Waves(double base, int size) {
        this.size = size;
        this.angles = new double[(size + 1) / 2];
        for (int c = 0; c < angles.length; c++) {
            angles[c] = StrictMath.pow(base, -2.0 * c / size);
        }
    }

    /** n. */
    public int size() {
        return size;
    }

    /** The rows of at least so many places, [places, n]. Not to be changed. */
    public synchronized float[] rows(int places) {
        int had = rows.length / size;
        if (had < places) {
            int wanted = Math.max(places, Math.min(2 * had, Integer.MAX_VALUE / size));
            float[] more = new float[Math.multiplyExact(wanted, size)];
            System.arraycopy(rows, 0, more, 0, rows.length);
            for (int place = had; place < wanted; place++) {
                for (int i = 0; i < size; i++) {
                    double angle = place * angles[i / 2];
                    more[place * size + i] = (float) (i % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle));
                }
            }
            rows = more;
        }
        return rows;
    }
}
