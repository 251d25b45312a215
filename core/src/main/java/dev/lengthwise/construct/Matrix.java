package dev.lengthwise.construct;

import dev.lengthwise.tensor.Numbers;
import java.util.Arrays;

/** A parameter of a model that is being written, a number at a time; a bias is a matrix of one column. */
final class Matrix {
    private final String name;
    private final float[] values;
    private final int rows;
    private final int columns;

    /** @param numbers fp32, [rows, columns] or [rows] */
    Matrix(String name, Numbers numbers) {
        this.name = name;
        this.values = numbers.floats();
        this.rows = Math.toIntExact(numbers.shape()[0]);
        this.columns = numbers.shape().length == 1 ? 1 : Math.toIntExact(numbers.shape()[1]);
    }

    int rows() {
        return rows;
    }

    float[] values() {
        return values;
    }

    void clear() {
        Arrays.fill(values, 0);
    }

    void add(int row, int column, double value) {
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            throw new IllegalArgumentException(
                    name + " [" + rows + ", " + columns + "] has no place " + row + ", " + column);
        }
        int at = row * columns + column;
        float sum = (float) (values[at] + value);
        if (!Float.isFinite(sum)) {
            throw new IllegalArgumentException(value + " is too large for " + name);
        }
        values[at] = sum;
    }
}
