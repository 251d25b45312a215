package dev.lengthwise.probe;

import org.jspecify.annotations.Nullable;

/**
 * The Hilbert-Schmidt independence criterion of two representations X [n, D1] and Y [n, D2] of the same n positions, with linear
 * kernels K = XXᵀ and L = YYᵀ: the squared strength of everything that is linearly related between the two. Rows come piece by
 * piece; kept are D1·D2 sums and not the n² entries of the kernels. fp64 throughout, in one order. Belongs to one thread.
 */
final class Hsic {
    private final double[] firstOrigin; // the first row, subtracted from all: shifts change nothing but rounding errors
    private final double[] secondOrigin;
    private final double[] firstSum; // Σx
    private final double[] secondSum; // Σy
    private final double[][] cross; // XᵀY
    private final double[] firstBySecondSquares; // Σ x |y|²
    private final double[] secondByFirstSquares; // Σ y |x|²
    private double firstSquares; // Σ |x|²
    private double secondSquares; // Σ |y|²
    private double products; // Σ |x|² |y|²
    private long rows;

    /**
     * @param firstWidth D1
     * @param secondWidth D2
     */
    Hsic(int firstWidth, int secondWidth) {
        firstOrigin = new double[firstWidth];
        secondOrigin = new double[secondWidth];
        firstSum = new double[firstWidth];
        secondSum = new double[secondWidth];
        cross = new double[firstWidth][secondWidth];
        firstBySecondSquares = new double[firstWidth];
        secondByFirstSquares = new double[secondWidth];
    }

    /**
     * Takes more positions.
     *
     * @param first rows of X, [A, D1]
     * @param second the same positions' rows of Y, [A, D2]
     */
    void add(float[] first, float[] second) {
        int firstWidth = firstSum.length;
        int secondWidth = secondSum.length;
        if (first.length % firstWidth != 0 || second.length % secondWidth != 0) {
            throw new IllegalArgumentException("first [" + first.length + "] and second [" + second.length
                    + "] are not rows of widths " + firstWidth + " and " + secondWidth);
        }
        int count = first.length / firstWidth;
        if (count != second.length / secondWidth) {
            throw new IllegalArgumentException("first has " + count + " positions and second has "
                    + second.length / secondWidth);
        }
        double[] x = new double[firstWidth];
        double[] y = new double[secondWidth];
        for (int row = 0; row < count; row++) {
            if (rows == 0) {
                take(first, row, null, firstOrigin);
                take(second, row, null, secondOrigin);
            }
            rows++;
            add(x, take(first, row, firstOrigin, x), y, take(second, row, secondOrigin, y));
        }
    }

    /** Row − origin; returns its square. */
    private static double take(float[] values, int row, double @Nullable [] origin, double[] to) {
        double square = 0;
        for (int i = 0; i < to.length; i++) {
            to[i] = values[row * to.length + i] - (origin == null ? 0 : origin[i]);
            square += to[i] * to[i];
        }
        return square;
    }

    private void add(double[] x, double xSquare, double[] y, double ySquare) {
        for (int i = 0; i < x.length; i++) {
            firstSum[i] += x[i];
            firstBySecondSquares[i] += x[i] * ySquare;
            double factor = x[i];
            double[] sums = cross[i];
            for (int j = 0; j < y.length; j++) {
                sums[j] += factor * y[j];
            }
        }
        for (int j = 0; j < y.length; j++) {
            secondSum[j] += y[j];
            secondByFirstSquares[j] += y[j] * xSquare;
        }
        firstSquares += xSquare;
        secondSquares += ySquare;
        products += xSquare * ySquare;
    }

    /**
     * The estimate whose expectation is right for every n: HSIC₁ of Song et al. 2012 (equation 3 of arXiv 2010.15327), in which no
     * position is compared with itself. NaN below 4 positions.
     */
    double unbiased() {
        if (rows < 4) {
            return Double.NaN;
        }
        double n = rows;
        double both = -products; // tr K̃L̃, where ~ is a kernel without its diagonal
        double mixed = products - dot(firstSum, firstBySecondSquares) - dot(secondSum, secondByFirstSquares); // 1ᵀK̃L̃1
        for (int i = 0; i < cross.length; i++) {
            both += dot(cross[i], cross[i]);
            mixed += firstSum[i] * dot(cross[i], secondSum);
        }
        double firstTotal = dot(firstSum, firstSum) - firstSquares; // 1ᵀK̃1
        double secondTotal = dot(secondSum, secondSum) - secondSquares; // 1ᵀL̃1
        return (both + firstTotal * secondTotal / ((n - 1) * (n - 2)) - 2 * mixed / (n - 2)) / (n * (n - 3));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /**
     * Linear centered kernel alignment (Kornblith et al. 2019, arXiv 1905.00414), HSIC(X, Y) / √(HSIC(X, X) · HSIC(Y, Y)): 1 where one
     * is a rotation, reflection and isotropic rescaling of the other, 0 where nothing in the one is linearly related to anything in
     * the other; not changed by adding constants. Of {@link #unbiased} estimates (so used by Nguyen et al. 2021, arXiv 2010.15327) it
     * is around 0 for unrelated representations at any n, also a little below. NaN where a representation does not vary.
     */
    static double alignment(double across, double first, double second) {
        return first > 0 && second > 0 ? across / Math.sqrt(first) / Math.sqrt(second) : Double.NaN;
    }
}
