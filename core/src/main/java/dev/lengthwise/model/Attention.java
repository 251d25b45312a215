package dev.lengthwise.model;

import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;
import java.util.List;
import java.util.Objects;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** Causal multi-head self-attention; of positions it knows its rotation and bias alone. Between its linear maps it computes in the
 * format of the residual stream. With the usual softmax it never holds the weights of all pairs of tokens, unless a bias is trained. */
record Attention(Linear queryKeyValue, Linear output, @Nullable Temperature temperature, @Nullable ScoreBias bias,
        AttentionKind kind, int heads, int headDim) {

    /** @param bias of all layers; null where there is none */
    static Attention create(Parameters parameters, String name, TransformerConfig config, @Nullable ScoreBias bias) {
        int width = config.width();
        return new Attention(Linear.create(parameters, name + ".qkv", width, 3L * width),
                Linear.create(parameters, name + ".output", width, width),
                config.temper() instanceof Temper.None ? null : Temperature.create(parameters, name, config),
                ScoreBias.of(parameters, name, config, bias),
                config.attention(), config.heads(), config.headDim());
    }

    /**
     * Attention over a flat batch.
     *
     * @param x the sequences one after another, [S, D]
     * @param rows the tokens whose update is wanted, [A]; null for all
     * @param layer the block's, for the tap
     * @return the update to add to those rows of x, [A, D], or [S, D] for all
     */
    @SuppressWarnings("ReferenceEquality") // whether a tap gave back what it was given
    Tensor forward(Tensor x, Sequences sequences, @Nullable Tensor rows, Precision precision, Tap tap, int layer) {
        Tensor joint = queryKeyValue.forward(x, precision);
        boolean ragged = bias == null && kind == AttentionKind.SOFTMAX
                && RaggedAttention.suits(Device.of(x), joint.scalar_type(), headDim)
                && !tap.wants(Hook.Point.PATTERN, layer);
        Tensor all = ragged ? ragged(joint, sequences) : byLength(joint, sequences, precision, tap, layer);
        if (tap.wants(Hook.Point.Z, layer)) {
            all = tap.at(Hook.Point.Z, layer, all.view(-1, heads, headDim)).reshape(-1, (long) heads * headDim);
        }
        Tensor read = rows == null ? all : all.index_select(0, rows);
        Tensor update = output.forward(read, precision);
        if (tap.wants(Hook.Point.RESULT, layer)) {
            Tensor results = results(read);
            Tensor passed = tap.at(Hook.Point.RESULT, layer, results);
            update = passed == results ? update : passed.sum(1).add(output.bias());
        }
        return update;
    }

    /**
     * What the heads read, one length after another.
     *
     * @param joint what the linear map says, [S, 3 D]
     * @return [S, D], in the format of {@code joint}
     */
    @SuppressWarnings("ReferenceEquality") // whether a tap gave back what it was given
    private Tensor byLength(Tensor joint, Sequences sequences, Precision precision, Tap tap, int layer) {
        LengthGroups groups = sequences.groups();
        Tensor growth = sequences.growth();
        long[] splits = groups.splits();
        // Split once, before anything else: a group's numbers stay in the cache from its cast to its attention, and the gradient
        // is put together once, in the format of the linear map. Cutting queries, keys and values apart first costs four times that.
        TensorVector joints = joint.split(splits, 0);
        TensorVector growths = temperature == null ? null : growth.split(splits, 0);
        List<Rotation> rotations = sequences.rotation() == null ? null : sequences.rotation().split(splits);
        int longest = groups.lengths()[groups.size() - 1];
        Tensor mask = ScoreBias.mask(bias, 0, longest, precision.stream(), Device.of(joint)); // shorter ones have a part of it
        TensorVector mixed = new TensorVector();
        for (int group = 0; group < groups.size(); group++) {
            long count = groups.counts()[group];
            long length = groups.lengths()[group];
            TensorVector parts = parts(joints.get(group), growths == null ? growth : growths.get(group),
                    rotations == null ? null : rotations.get(group), precision);
            Tensor part = mask == null ? null : mask.narrow(2, 0, length).narrow(3, 0, length);
            Tensor query = bySequence(parts.get(0), count, length);
            Tensor key = bySequence(parts.get(1), count, length);
            Tensor value = bySequence(parts.get(2), count, length);
            Tensor attended = attend(query, key, value, part, true);
            if (tap.wants(Hook.Point.PATTERN, layer)) {
                Tensor pattern = ScoreWeights.of(kind, query, key, part);
                Tensor passed = tap.at(Hook.Point.PATTERN, layer, pattern);
                attended = passed == pattern ? attended : passed.matmul(value);
            }
            mixed.push_back(attended.transpose(1, 2).reshape(splits[group], (long) heads * headDim)
                    .to(joint.scalar_type()));
        }
        return mixed.size() == 1 ? mixed.get(0) : torch.cat(mixed);
    }

    /** The same for all lengths at once, in the format of {@code joint}. */
    private Tensor ragged(Tensor joint, Sequences sequences) {
        TensorVector parts = joint.view(joint.size(0), 3, heads, headDim).unbind(1);
        Tensor query = temperature == null
                ? parts.get(0)
                : parts.get(0).mul(temperature.factor(sequences.growth())).to(joint.scalar_type()); // the product in fp32
        Rotation rotation = sequences.rotation();
        return RaggedAttention.attend(rotation == null ? query : rotation.turn(query),
                rotation == null ? parts.get(1) : rotation.turn(parts.get(1)), parts.get(2), sequences.groups(),
                Objects.requireNonNull(sequences.starts(), "on a GPU sequences have starts")).reshape(joint.size(0),
                        (long) heads * headDim);
    }

    /** What each head adds to the residual stream, [A, N, D], of what the heads have read, [A, N H]. */
    private Tensor results(Tensor read) {
        Tensor byHead = read.to(ScalarType.Float).view(-1, heads, headDim).transpose(0, 1); // [N, A, H]
        Tensor maps = output.weight().view(-1, heads, headDim).permute(1, 2, 0); // [N, H, D]
        return byHead.matmul(maps).transpose(0, 1);
    }

    /**
     * Attention over the beginnings of sequences of one length.
     *
     * @param x the sequences one after another, [S, D]
     * @param cache takes their keys and values
     * @param groups one group
     * @param rotation of its tokens, or null
     */
    Tensor begin(Tensor x, LayerCache cache, LengthGroups groups, Tensor growth, @Nullable Rotation rotation,
            Precision precision) {
        long count = groups.counts()[0];
        long length = groups.lengths()[0];
        TensorVector parts = parts(queryKeyValue.forward(x, precision), growth, rotation, precision);
        Tensor keys = bySequence(parts.get(1), count, length);
        Tensor values = bySequence(parts.get(2), count, length);
        cache.appendAll(keys, values);
        Tensor mask = ScoreBias.mask(bias, 0, groups.lengths()[0], precision.stream(), Device.of(x));
        Tensor mixed = attend(bySequence(parts.get(0), count, length), keys, values, mask, true);
        return output.forward(mixed.transpose(1, 2).reshape(x.size(0), (long) heads * headDim), precision);
    }

    /**
     * Attention of one new token a sequence over all tokens so far.
     *
     * @param x the new tokens, [B, D]
     * @param cache takes their keys and values
     * @param growth what β multiplies, [1, 1]; unused without a temperature
     * @param rotation of their place, or null
     */
    Tensor step(Tensor x, LayerCache cache, Tensor growth, @Nullable Rotation rotation, Precision precision) {
        TensorVector parts = parts(queryKeyValue.forward(x, precision), growth, rotation, precision);
        cache.append(parts.get(1), parts.get(2));
        int seen = cache.length();
        Tensor mask = ScoreBias.mask(bias, seen - 1, seen, precision.stream(), Device.of(x));
        Tensor mixed = attend(parts.get(0).unsqueeze(2), cache.keys(), cache.values(), mask, false);
        return output.forward(mixed.reshape(x.size(0), (long) heads * headDim), precision);
    }

    /**
     * Tempered queries, keys and values, each [S, N, H], in the format of the residual stream; queries and keys are turned.
     *
     * @param joint what the linear map says, [S, 3 D]
     */
    private TensorVector parts(Tensor joint, Tensor growth, @Nullable Rotation rotation, Precision precision) {
        ScalarType stream = precision.stream();
        TensorVector parts = joint.to(stream).view(joint.size(0), 3, heads, headDim).unbind(1);
        if (temperature == null && rotation == null) {
            return parts;
        }
        Tensor query = temperature == null ? parts.get(0) : parts.get(0).mul(temperature.factor(growth).to(stream));
        return rotation == null
                ? new TensorVector(query, parts.get(1), parts.get(2))
                : new TensorVector(rotation.turn(query), rotation.turn(parts.get(1)), parts.get(2));
    }

    /** [B·T, N, H] to [B, N, T, H]. */
    private Tensor bySequence(Tensor flat, long count, long length) {
        return flat.view(count, length, heads, headDim).transpose(1, 2);
    }

    /** @param mask what is added to the logits, which hides keys too, or null: then {@code causal} says whether it hides later ones */
    private Tensor attend(Tensor query, Tensor key, Tensor value, @Nullable Tensor mask, boolean causal) {
        return kind == AttentionKind.SOFTMAX
                ? torch.scaled_dot_product_attention(query, key, value,
                        mask == null ? new TensorOptional() : new TensorOptional(mask), 0.0, causal && mask == null,
                        new DoubleOptional(), false)
                : ScoreWeights.of(kind, query, key, mask).matmul(value);
    }
}
