package dev.lengthwise.probe;

import dev.lengthwise.tensor.Scope;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Ridge regression from vectors [D] to several labels [K] at once, in closed form and fp64: rows come piece by piece, and what is kept
 * are the sums of the normal equations. Features are scaled to a variance of 1, so that the small ones of a residual stream are read
 * beside the large ones, and the penalty is a thousandth of that. A feature that does not vary is not read. Belongs to one thread.
 */
final class Readout implements AutoCloseable {
    private static final double PENALTY = 1e-3;
    /** Of a feature's mean square: less variance than this is rounding. */
    private static final double ROUNDING = 1e-12;

    private final Tensor featureSum; // Σx, [D]
    private final Tensor labelSum; // Σy, [K]
    private final Tensor products; // Σ x xᵀ, [D, D]
    private final Tensor answers; // Σ x yᵀ, [D, K]
    private long rows;

    Readout(long width, long labels) {
        try (Scope scope = new Scope()) {
            featureSum = zeros(scope, width);
            labelSum = zeros(scope, labels);
            products = zeros(scope, width, width);
            answers = zeros(scope, width, labels);
        }
    }

    private static Tensor zeros(Scope scope, long... shape) {
        return scope.keep(torch.zeros(shape, new TensorOptions(ScalarType.Double)));
    }

    /**
     * Takes more rows.
     *
     * @param x [A, D]
     * @param y [A, K]
     */
    void add(Tensor x, Tensor y) {
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            Tensor features = x.to(ScalarType.Double);
            Tensor labels = y.to(ScalarType.Double);
            featureSum.add_(features.sum(0));
            labelSum.add_(labels.sum(0));
            products.add_(features.t().matmul(features));
            answers.add_(features.t().matmul(labels));
            rows += x.size(0);
        }
    }

    /** The fitted map; the caller closes it. */
    Fitted fit() {
        if (rows == 0) {
            throw new IllegalStateException("no rows to fit");
        }
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            Scalar perRow = new Scalar(1.0 / rows);
            Tensor mean = featureSum.mul(perRow);
            Tensor labelMean = labelSum.mul(perRow);
            Tensor covariance = products.mul(perRow).sub(torch.outer(mean, mean));
            Tensor cross = answers.mul(perRow).sub(torch.outer(mean, labelMean));
            Tensor variance = covariance.diagonal();
            Tensor varies = variance.gt(mean.square().add(variance).mul(new Scalar(ROUNDING)));
            ScalarOptional least = new ScalarOptional(new Scalar(Double.MIN_NORMAL));
            Tensor scale = torch.where(varies, variance.clamp(least).rsqrt(), torch.zeros_like(variance)).unsqueeze(1);
            Tensor correlation = covariance.mul(scale).mul(scale.t());
            Tensor ridge = torch.eye(covariance.size(0), new TensorOptions(ScalarType.Double)).mul(new Scalar(PENALTY));
            Tensor weights = torch.linalg_solve(correlation.add(ridge), cross.mul(scale)).mul(scale);
            Tensor bias = labelMean.sub(torch.mv(weights.t(), mean));
            return new Fitted(scope.keep(weights), scope.keep(bias));
        }
    }

    /**
     * A linear map.
     *
     * @param weights [D, K], fp64
     * @param bias [K], fp64
     */
    record Fitted(Tensor weights, Tensor bias) implements AutoCloseable {
        /** [A, K] of [A, D]. */
        Tensor apply(Tensor x) {
            return x.to(ScalarType.Double).matmul(weights).add(bias);
        }

        @Override
        public void close() {
            weights.close();
            bias.close();
        }
    }

    @Override
    public void close() {
        List.of(featureSum, labelSum, products, answers).forEach(Tensor::close);
    }
}
