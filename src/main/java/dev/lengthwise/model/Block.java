package dev.lengthwise.model;

import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Precision;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** Attention, then the MLP, each added to the residual stream. The norms are there unless the model has none. */
record Block(Attention attention, Mlp mlp, Norm norm, @Nullable LayerNorm attentionNorm, @Nullable LayerNorm mlpNorm) {

    static Block create(Parameters parameters, String name, TransformerConfig config) {
        boolean norms = config.norm() != Norm.NONE;
        return new Block(Attention.create(parameters, name + ".attention", config),
                Mlp.create(parameters, name + ".mlp", config), config.norm(),
                norms ? LayerNorm.create(parameters, name + ".attention_norm", config.width()) : null,
                norms ? LayerNorm.create(parameters, name + ".mlp_norm", config.width()) : null);
    }

    /**
     * The residual stream after the block.
     *
     * @param x [S, D]
     * @param rows the tokens that are wanted, [A]; null for all. Keys and values still come from all
     * @return [A, D], or [S, D] for all, in the format of x
     */
    Tensor forward(Tensor x, LengthGroups groups, Tensor growth, @Nullable Tensor rows, Precision precision) {
        Tensor kept = rows == null ? x : x.index_select(0, rows);
        return update(x, kept, y -> attention.forward(y, groups, growth, rows, precision), precision);
    }

    /** The same for the beginnings of sequences, one group, whose keys and values the cache takes; [S, D]. */
    Tensor begin(Tensor x, LayerCache cache, LengthGroups groups, Tensor growth, Precision precision) {
        return update(x, x, y -> attention.begin(y, cache, groups, growth, precision), precision);
    }

    /** The same for one new token a sequence, [B, D]. */
    Tensor step(Tensor x, LayerCache cache, Tensor growth, Precision precision) {
        return update(x, x, y -> attention.step(y, cache, growth, precision), precision);
    }

    private Tensor update(Tensor x, Tensor kept, UnaryOperator<Tensor> attend, Precision precision) {
        Tensor attended = sublayer(x, kept, attentionNorm, attend);
        return sublayer(attended, attended, mlpNorm, y -> mlp.forward(y, precision));
    }

    /** What the function makes of x is added to the kept rows of x. */
    private Tensor sublayer(Tensor x, Tensor kept, @Nullable LayerNorm layerNorm, UnaryOperator<Tensor> function) {
        ScalarType stream = x.scalar_type();
        if (layerNorm == null) {
            return kept.add(function.apply(x).to(stream));
        }
        return switch (norm) {
            case PRE -> kept.add(function.apply(layerNorm.forward(x)).to(stream));
            case POST -> layerNorm.forward(kept.add(function.apply(x).to(stream)));
            case NONE -> throw new IllegalStateException("a model without norms has a norm");
        };
    }
}
