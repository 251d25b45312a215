package dev.lengthwise.result.codec;

/** The number of the form that files have, so that one of a later form is not read as something else. */
public final class Format {
    /** Of the files that this version writes. Files from before there were numbers are 0, and have some keys less. */
    public static final int CURRENT = 1;

    private Format() {
    }

    /**
     * Refuses what only a newer version reads.
     *
     * @throws IllegalArgumentException that says so
     */
    public static void requireReadable(int format) {
        if (format > CURRENT) {
            throw new IllegalArgumentException("format " + format + " is newer than " + CURRENT
                    + ", the newest that this version of lengthwise reads; use a newer one");
        }
    }
}
