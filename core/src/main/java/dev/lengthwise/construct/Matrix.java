package dev.lengthwise.construct;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;

/** A parameter of a model that is being written, a number at a time; a bias is a matrix of one column. */
final class Matrix {
    private final String name;
    private final FloatPointer numbers;
    private final int rows;
    private final int columns;

    /** @param tensor fp32, contiguous, on the processor, [rows, columns] or [rows] */
    Matrix(String name, Tensor tensor) {
        if (tensor.is_cuda()) {
            throw new IllegalArgumentException(name + " is on a GPU; constructed weights are written on the processor");
        }
        this.name = name;
        this.numbers = new FloatPointer(tensor.data_ptr());
        this.rows = Math.toIntExact(tensor.size(0));
        this.columns = tensor.dim() == 1 ? 1 : Math.toIntExact(tensor.size(1));
    }

    int rows() {
        return rows;
    }

    void add(int row, int column, double value) {
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            throw new IllegalArgumentException(
                    name + " [" + rows + ", " + columns + "] has no place " + row + ", " + column);
        }
        long at = (long) row * columns + column;
        float sum = (float) (numbers.get(at) + value);
        if (!Float.isFinite(sum)) {
            throw new IllegalArgumentException(value + " is too large for " + name);
        }
        numbers.put(at, sum);
    }
}
