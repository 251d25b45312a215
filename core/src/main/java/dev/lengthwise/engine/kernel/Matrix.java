package dev.lengthwise.engine.kernel;

/**
 * Rows of numbers.
 *
 * @param offset where the first begins
 * @param columns numbers of a row, a multiple of 16: what has fewer is filled up with zeros
 * @param row numbers from one row to the next: some more, as rows whose length is a power of two fall on the same places of a cache
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record Matrix(float[] data, int offset, int columns, int row) {
    /** Zeros. */
    static Matrix of(int rows, int columns) {
        int row = Partials.padded(columns) + Partials.COUNT;
        return new Matrix(new float[Math.multiplyExact(rows, row)], 0, row - Partials.COUNT, row);
    }

    /** Where a row begins. */
    int at(int index) {
        return offset + index * row;
    }

    /** The same without the first rows. */
    Matrix from(int first) {
        return new Matrix(data, at(first), columns, row);
    }
}
