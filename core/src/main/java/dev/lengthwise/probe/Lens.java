package dev.lengthwise.probe;

import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.Objects;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

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
                ? x.sub(x.mean(new long[]{1}, true, new ScalarTypeOptional()))
                : x;
        Tensor length = shifted.mul(shifted).sum(new long[]{1}, true, new ScalarTypeOptional())
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
     * The tokens that stand first, row by row.
     *
     * @param residual [S, D]
     * @return [S]
     */
    Leaders[] leaders(Tensor residual, Basis basis) {
        float[] scores = Tensors.floats(scores(residual, basis));
        int words = model.vocabularySize();
        Leaders[] leaders = new Leaders[scores.length / words];
        for (int row = 0; row < leaders.length; row++) {
            leaders[row] = Leaders.of(scores, row * words, words);
        }
        return leaders;
    }

    @Override
    public void close() {
        directions.close();
    }
}
