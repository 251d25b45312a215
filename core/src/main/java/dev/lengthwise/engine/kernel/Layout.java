package dev.lengthwise.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Gives a model's numbers their places in one array. Matrices lie transposed in panels of 16 columns, [out / 16][in][16], so that a product
 * reads them from the first number to the last.
 */
final class Layout {
    /** Columns of a panel. */
    static final int PANEL = Sizes.FILLED;

    private final List<Parameter> parameters = new ArrayList<>();
    private final List<LinearLayer> matrices = new ArrayList<>();
    private int head = Parameter.TRUNK;
    private int size;

    /** How far a column lies from the first where columns lie in panels of 16, {@code panel} numbers from one to the next. */
    static int place(int column, int panel) {
        return column / PANEL * panel + column % PANEL;
    }

    /** All numbers so far, a multiple of 16. */
    int size() {
        return size;
    }

    List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    List<LinearLayer> matrices() {
        return List.copyOf(matrices);
    }

    /** What follows belongs to that head alone. */
    void beginHead(int number) {
        head = number;
    }

    /** [count], all of them {@code start} before training. */
    int vector(String name, Features features, double start, boolean trained) {
        return take(name, new long[]{features.count()}, features.columns(), features::place, trained, false,
                new Parameter.Start(start, 0));
    }

    /** [rows, count], row by row, normally distributed with deviation 1 before training. */
    int table(String name, int rows, Features features) {
        return table(name, rows, features, 1);
    }

    /** The same with another deviation. */
    int table(String name, int rows, Features features, double deviation) {
        return take(name, new long[]{rows, features.count()}, Math.multiplyExact(rows, features.columns()),
                i -> i / features.count() * features.columns() + features.place(i % features.count()), true, false,
                new Parameter.Start(0, deviation));
    }

    /** [count], normally distributed before training. */
    int drawn(String name, Features features, double deviation) {
        return take(name, new long[]{features.count()}, features.columns(), features::place, true, false,
                new Parameter.Start(0, deviation));
    }

    /** The matrix of a linear map, [out, in], row by row; before training as that of {@link #linear}. */
    int matrix(String name, int out, Features in) {
        return take(name, new long[]{out, in.count()}, Math.multiplyExact(out, in.columns()),
                i -> i / in.count() * in.columns() + in.place(i % in.count()), true, true,
                new Parameter.Start(0, 1 / Math.sqrt(3.0 * in.count())));
    }

    /** A linear map: weight [out, in], before training with deviation 1/√(3·in), and bias [out], 0. */
    LinearLayer linear(String name, Features in, Features out) {
        int rows = in.columns();
        int columns = out.columns();
        IntUnaryOperator place = i -> panelPlace(in.place(i % in.count()), out.place(i / in.count()), rows);
        int weight = take(name + ".weight", new long[]{out.count(), in.count()}, Math.multiplyExact(rows, columns),
                place, true, true, new Parameter.Start(0, 1 / Math.sqrt(3.0 * in.count())));
        LinearLayer layer = new LinearLayer(weight, vector(name + ".bias", out, 0, true), rows, columns);
        matrices.add(layer);
        return layer;
    }

    /** Where the number (k, n) of a matrix of K rows lies. */
    private static int panelPlace(int k, int n, int rows) {
        return place(n, PANEL * rows) + k * PANEL;
    }

    private int take(String name, long[] shape, int length, IntUnaryOperator place, boolean trained, boolean matrix,
            Parameter.Start start) {
        int at = size;
        parameters.add(new Parameter(name, shape, at, Partials.padded(length), place, trained, matrix, start, head));
        size = Math.addExact(size, Partials.padded(length));
        return at;
    }
}
