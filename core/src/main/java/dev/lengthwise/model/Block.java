package dev.lengthwise.model;

import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Precision;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Attention, then the MLP, each added to the residual stream. The norms are there unless the model has none. */
record Block(int layer, Attention attention, Mlp mlp, Norm norm, @Nullable LayerNorm attentionNorm,
        @Nullable LayerNorm mlpNorm) {

    /** @param bias of the attention, or null */
    static Block create(Parameters parameters, int layer, TransformerConfig config, @Nullable ScoreBias bias) {
        String name = "blocks." + layer;
        boolean norms = config.norm() != Norm.NONE;
        return new Block(layer, Attention.create(parameters, name + ".attention", config, bias),
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
    Tensor forward(Tensor x, Sequences sequences, @Nullable Tensor rows, Precision precision, Tap tap) {
        Tensor before = tap.at(Hook.Point.RESID_PRE, layer, x);
        Tensor kept = rows == null ? before : before.index_select(0, rows);
        return update(before, kept, y -> attention.forward(y, sequences, rows, precision, tap, layer), precision,
                tap);
    }

    /** The same for the beginnings of sequences, one group, whose keys and values the cache takes; [S, D]. */
    Tensor begin(Tensor x, LayerCache cache, LengthGroups groups, Tensor growth, @Nullable Rotation rotation,
            Precision precision) {
        return update(x, x, y -> attention.begin(y, cache, groups, growth, rotation, precision), precision, Tap.NONE);
    }

    /** The same for one new token a sequence, [B, D]. */
    Tensor step(Tensor x, LayerCache cache, Tensor growth, @Nullable Rotation rotation, Precision precision) {
        return update(x, x, y -> attention.step(y, cache, growth, rotation, precision), precision, Tap.NONE);
    }

    private Tensor update(Tensor x, Tensor kept, UnaryOperator<Tensor> attend, Precision precision, Tap tap) {
        Tensor attended = tap.at(Hook.Point.RESID_MID, layer, sublayer(x, kept, attentionNorm,
                y -> tap.at(Hook.Point.ATTN_OUT, layer, attend.apply(y).to(x.scalar_type()))));
        return tap.at(Hook.Point.RESID_POST, layer, sublayer(attended, attended, mlpNorm,
                y -> tap.at(Hook.Point.MLP_OUT, layer, mlp.forward(y, precision).to(x.scalar_type()))));
    }

    /** What the function makes of x is added to the kept rows of x. */
    private Tensor sublayer(Tensor x, Tensor kept, @Nullable LayerNorm layerNorm, UnaryOperator<Tensor> function) {
        if (layerNorm == null) {
            return kept.add(function.apply(x));
        }
        return switch (norm) {
            case PRE -> kept.add(function.apply(layerNorm.forward(x)));
            case POST -> layerNorm.forward(kept.add(function.apply(x)));
            case NONE -> throw new IllegalStateException("a model without norms has a norm");
        };
    }
}
