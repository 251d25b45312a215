package dev.lengthwise.probe;

import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.Objects;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Projects the residual stream on tokens. On the embedding (encoder basis) by the cosine, so that a token with a long embedding is
 * not preferred, and without the mean over the width where the model has norms, which take it out of everything; on the head (decoder
 * basis) as the model itself would read an answer off: final norm, weights and bias.
 */
final class Lens implements AutoCloseable {
    private static final double SMALLEST = 1e-12;

    private final Transformer model;
    private final String head;
    private final boolean centered;
    private final Tensor directions; // [D, V], each token's embedding with length 1

    Lens(Transformer model, String head) {
        this.model = model;
        this.head = head;
        this.centered = model.config().norm() != Norm.NONE;
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            Tensor embedding = Objects.requireNonNull(model.parameters().all().get("embedding.weight"));
            directions = scope.keep(unit(embedding).t().contiguous());
        }
    }

    private Tensor unit(Tensor x) {
        Tensor shifted = centered
                ? x.sub(x.mean(new long[]{1}, true, new org.bytedeco.pytorch.ScalarTypeOptional()))
                : x;
        Tensor length = shifted.mul(shifted).sum(new long[]{1}, true, new org.bytedeco.pytorch.ScalarTypeOptional())
                .sqrt().clamp_min(new Scalar(SMALLEST));
        return shifted.div(length);
    }

    /**
     * A score for every token: cosines, or logits.
     *
     * @param residual [S, D]
     * @return [S, V]
     */
    Tensor scores(Tensor residual, Basis basis) {
        return switch (basis) {
            case ENCODER -> unit(residual).matmul(directions);
            case DECODER -> model.logits(head, residual, Precision.FP32);
        };
    }

    /**
     * The two tokens with the highest scores.
     *
     * @param residual [S, D]
     * @return best and next of the first row, then of the second and so on, [2 S]
     */
    long[] firstTwo(Tensor residual, Basis basis) {
        Tensor scores = scores(residual, basis);
        Tensor best = torch.argmax(scores, new LongOptional(1), true);
        Tensor next = torch.argmax(scores.scatter(1, best, new Scalar(Double.NEGATIVE_INFINITY)), new LongOptional(1),
                true);
        return Tensors.longs(torch.cat(new org.bytedeco.pytorch.TensorVector(best, next), 1));
    }

    @Override
    public void close() {
        directions.close();
    }
}
