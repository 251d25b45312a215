package dev.lengthwise.model;

import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Scope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** {@link AttentionKind} by libtorch: weights of scores, with their gradients. */
final class ScoreWeights {
    /** The threshold of a row of a million scores has settled in double by then: a step halves what is missing, and in the end squares it. */
    private static final int STEPS = 24;
    private static final double LEAST = 1e-30; // nothing in a product with what is below it, and not 0 in 32 bits
    private static final long[] LAST = {-1};

    private ScoreWeights() {
    }

    /**
     * Weights of causal attention.
     *
     * @param query [B, N, T, H], tempered
     * @param key [B, N, S, H] with S at least T: the last query sees all keys
     * @param mask what is added to the scores, minus infinity for keys that a query does not see; null where nothing is
     * @return [B, N, T, S] in the format of {@code query}
     */
    static Tensor of(AttentionKind kind, Tensor query, Tensor key, @Nullable Tensor mask) {
        long queries = query.size(2);
        long keys = key.size(2);
        Tensor scores = query.matmul(key.transpose(2, 3)).mul(new Scalar(1 / Math.sqrt(query.size(3))));
        if (mask != null) {
            scores = scores.add(mask);
        } else if (queries > 1) {
            Tensor later = Device.of(query)
                    .move(torch.ones(new long[]{queries, keys}).triu(keys - queries + 1).to(ScalarType.Bool));
            scores = scores.masked_fill(later, new Scalar(Double.NEGATIVE_INFINITY));
        }
        return kind == AttentionKind.SOFTMAX
                ? scores.softmax(-1)
                : of(kind, exact(scores)).to(scores.scalar_type());
    }

    /** Thresholds and entropies are sums over a row: they need 32 bits at least. */
    private static Tensor exact(Tensor scores) {
        return scores.scalar_type().intern() == ScalarType.Double ? scores : scores.to(ScalarType.Float);
    }

    private static Tensor of(AttentionKind kind, Tensor scores) {
        return switch (kind) {
            case SOFTMAX -> scores.softmax(-1);
            case ADAPTIVE_SOFTMAX -> scores.mul(sharper(scores.softmax(-1))).softmax(-1);
            case SPARSEMAX -> {
                Tensor z = scores.sub(scores.amax(LAST, true).detach());
                Tensor settled = sparsemaxThreshold(z.detach());
                Tensor above = z.sub(settled).relu();
                Tensor count = above.detach().gt(new Scalar(0)).to(z.scalar_type()).sum(LAST, true, asIs());
                yield z.sub(settled.add(sum(above).sub(new Scalar(1)).div(count))).relu();
            }
            case ENTMAX15 -> {
                Tensor z = scores.sub(scores.amax(LAST, true).detach()).mul(new Scalar(0.5));
                Tensor settled = entmaxThreshold(z.detach());
                yield z.sub(entmaxStep(z, settled)).relu().square();
            }
        };
    }

    /** θ of a row's entropy, [.., 1]. */
    private static Tensor sharper(Tensor weights) {
        Tensor entropy = sum(weights.mul(weights.clamp_min(new Scalar(LEAST)).log())).neg();
        Tensor theta = torch.zeros_like(entropy);
        for (double coefficient : AttentionKind.coefficients()) {
            theta = theta.mul(entropy).add(new Scalar(coefficient));
        }
        return torch.where(entropy.gt(new Scalar(AttentionKind.SPREAD)), theta.clamp_min(new Scalar(1)),
                torch.ones_like(theta));
    }

    /** By sorting: the largest k of z belong to it while {@code 1 + k z_k} is above their sum. */
    private static Tensor sparsemaxThreshold(Tensor z) {
        Tensor threshold = torch.zeros_like(z.amax(LAST, true));
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            Tensor sorted = z.sort(-1, true).get0();
            Tensor places = Device.of(z).move(torch.arange(new Scalar(1), new Scalar(z.size(-1) + 1L)))
                    .to(z.scalar_type());
            Tensor sums = sorted.cumsum(-1);
            Tensor belong = sorted.mul(places).add(new Scalar(1)).gt(sums);
            Tensor count = belong.to(ScalarType.Long).sum(LAST, true, asIs());
            threshold.copy_(sums.gather(-1, count.sub(new Scalar(1))).sub(new Scalar(1)).div(count));
        }
        return threshold;
    }

    /** By Newton's method from below, where it never goes too far, as the sum of squares is convex in the threshold. */
    private static Tensor entmaxThreshold(Tensor z) {
        try (NoGradGuard guard = new NoGradGuard()) {
            Tensor threshold = z.amax(LAST, true).sub(new Scalar(1));
            for (int step = 0; step < STEPS; step++) {
                try (Scope scope = new Scope()) {
                    Tensor above = z.sub(threshold).relu_();
                    Tensor slope = sum(above).mul_(new Scalar(2));
                    threshold.add_(sum(above.square_()).sub(new Scalar(1)).div(slope));
                }
            }
            return threshold;
        }
    }

    /** One more step. From the settled threshold on it changes no number, but has the threshold's gradient: weights that stay sum to 1. */
    private static Tensor entmaxStep(Tensor z, Tensor threshold) {
        Tensor above = z.sub(threshold).relu();
        return threshold
                .add(sum(above.square()).sub(new Scalar(1)).div(sum(above.detach()).mul(new Scalar(2))));
    }

    private static Tensor sum(Tensor rows) {
        return rows.sum(LAST, true, asIs());
    }

    private static ScalarTypeOptional asIs() {
        return new ScalarTypeOptional();
    }
}
