package dev.lengthwise.engine.kernel;

/**
 * What a row holds: numbers in groups of one size, each of which is filled up with zeros to a multiple of 16.
 *
 * @param count numbers that count, a multiple of group
 */
record Features(int count, int group) {
    /** Numbers in one group. */
    static Features of(int count) {
        return new Features(count, count);
    }

    /** Numbers that a row has, zeros included. */
    int columns() {
        return count / group * Partials.padded(group);
    }

    /** The place of a number in its row. */
    int place(int index) {
        return index / group * Partials.padded(group) + index % group;
    }
}
