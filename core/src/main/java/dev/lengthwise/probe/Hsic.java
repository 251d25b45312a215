package dev.lengthwise.probe;

import dev.lengthwise.tensor.Scope;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The Hilbert-Schmidt independence criterion of two representations X [n, D1] and Y [n, D2] of the same n positions, with linear
 * kernels K = XXᵀ and L = YYᵀ: the squared strength of everything that is linearly related between the two. Rows come piece by
 * piece; kept are D1·D2 sums and not the n² entries of the kernels. fp64 throughout. Belongs to one thread.
 */
final class Hsic implements AutoCloseable {
    private final Tensor firstOrigin; // the first row, subtracted from all: shifts change nothing but rounding errors
    private final Tensor secondOrigin;
    private final Tensor firstSum; // Σx
    private final Tensor secondSum; // Σy
    private final Tensor cross; // XᵀY
    private final Tensor firstBySecondSquares; // Σ x |y|²
    private final Tensor secondByFirstSquares; // Σ y |x|²
    private double firstSquares; // Σ |x|²
    private double secondSquares; // Σ |y|²
    private double products; // Σ |x|² |y|²
    private long rows;

    /**
     * @param firstWidth D1
     * @param secondWidth D2
     */
    Hsic(long firstWidth, long secondWidth) {
        try (Scope scope = new Scope()) {
            firstOrigin = zeros(scope, firstWidth);
            secondOrigin = zeros(scope, secondWidth);
            firstSum = zeros(scope, firstWidth);
            secondSum = zeros(scope, secondWidth);
            cross = zeros(scope, firstWidth, secondWidth);
            firstBySecondSquares = zeros(scope, firstWidth);
            secondByFirstSquares = zeros(scope, secondWidth);
        }
    }

    private static Tensor zeros(Scope scope, long... shape) {
        return scope.keep(torch.zeros(shape, new TensorOptions(ScalarType.Double)));
    }

    /**
     * Takes more positions.
     *
     * @param first rows of X, [A, D1]
     * @param second the same positions' rows of Y, [A, D2]
     */
    void add(Tensor first, Tensor second) {
        if (first.size(0) != second.size(0)) {
            throw new IllegalArgumentException(
                    "first has " + first.size(0) + " positions and second has " + second.size(0));
        }
        if (first.size(1) != firstSum.size(0) || second.size(1) != secondSum.size(0)) {
            throw new IllegalArgumentException("widths are " + first.size(1) + " and " + second.size(1) + ", expected "
                    + firstSum.size(0) + " and " + secondSum.size(0));
        }
        if (first.size(0) == 0) {
            return;
        }
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            if (rows == 0) {
                firstOrigin.copy_(first.select(0, 0));
                secondOrigin.copy_(second.select(0, 0));
            }
            rows += first.size(0);
            Tensor x = first.to(ScalarType.Double).sub(firstOrigin);
            Tensor y = second.to(ScalarType.Double).sub(secondOrigin);
            Tensor xSquares = x.mul(x).sum(1); // [A]
            Tensor ySquares = y.mul(y).sum(1);
            firstSum.add_(x.sum(0));
            secondSum.add_(y.sum(0));
            cross.add_(torch.mm(x.t(), y));
            firstBySecondSquares.add_(torch.mv(x.t(), ySquares));
            secondByFirstSquares.add_(torch.mv(y.t(), xSquares));
            firstSquares += xSquares.sum().item_double();
            secondSquares += ySquares.sum().item_double();
            products += xSquares.dot(ySquares).item_double();
        }
    }

    /**
     * The estimate whose expectation is right for every n: HSIC₁ of Song et al. 2012 (equation 3 of arXiv 2010.15327), in which no
     * position is compared with itself. NaN below 4 positions.
     */
    double unbiased() {
        if (rows < 4) {
            return Double.NaN;
        }
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            double n = rows;
            double both = squared(cross) - products; // tr K̃L̃, where ~ is a kernel without its diagonal
            double firstTotal = squared(firstSum) - firstSquares; // 1ᵀK̃1
            double secondTotal = squared(secondSum) - secondSquares; // 1ᵀL̃1
            double mixed = firstSum.dot(torch.mv(cross, secondSum)).item_double()
                    - firstSum.dot(firstBySecondSquares).item_double()
                    - secondSum.dot(secondByFirstSquares).item_double() + products; // 1ᵀK̃L̃1
            return (both + firstTotal * secondTotal / ((n - 1) * (n - 2)) - 2 * mixed / (n - 2)) / (n * (n - 3));
        }
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

    private static double squared(Tensor tensor) {
        return tensor.mul(tensor).sum().item_double();
    }

    @Override
    public void close() {
        List.of(firstOrigin, secondOrigin, firstSum, secondSum, cross, firstBySecondSquares, secondByFirstSquares)
                .forEach(Tensor::close);
    }
}
