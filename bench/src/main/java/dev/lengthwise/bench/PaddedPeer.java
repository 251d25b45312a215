package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.batch.Targets;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The training step of the usual script, on the same libtorch: every sequence padded to the batch's longest, fp32, logits at every
 * place, padding ignored by the loss, libtorch's own Adam. One head, pre-norm, plain softmax. It starts from the weights of a model of
 * ours, so that losses can be compared.
 */
final class PaddedPeer implements AutoCloseable {
    private static final long IGNORED = -100;
    private static final double CLIP = 1.0;

    private final TransformerConfig config;
    private final String head;
    private final Map<String, Tensor> weights = new LinkedHashMap<>();
    private final TensorVector parameters = new TensorVector();
    private final Adam adam;

    PaddedPeer(Transformer model, double learningRate) {
        this.config = model.config();
        if (config.norm() != Norm.PRE || config.activation() != Activation.GELU
                || !(config.temper() instanceof Temper.None) || model.heads().size() != 1) {
            throw new IllegalArgumentException("the peer is pre-norm, GELU, plain softmax, one head: not " + config);
        }
        this.head = model.heads().getFirst();
        try (Scope scope = new Scope()) {
            model.parameters().all().forEach((name, tensor) -> {
                Tensor copy = scope.keep(tensor.detach().clone());
                copy.set_requires_grad(true);
                weights.put(name, copy);
                parameters.push_back(copy);
            });
            this.adam = scope.keep(new Adam(parameters, new AdamOptions(learningRate)));
        }
    }

    /** One step; returns the loss before it. */
    double step(Batch batch) {
        try (Scope scope = new Scope()) {
            adam.zero_grad();
            Tensor loss = loss(batch);
            loss.backward();
            torch.clip_grad_norm_(parameters, CLIP);
            adam.step();
            return loss.item_double();
        }
    }

    private Tensor loss(Batch batch) {
        LengthGroups groups = batch.groups();
        int count = Arrays.stream(groups.counts()).sum();
        int longest = groups.lengths()[groups.size() - 1];
        long[] tokens = new long[count * longest];
        long[] labels = new long[count * longest];
        Arrays.fill(labels, IGNORED);
        int[] place = new int[groups.tokens()]; // of each flat token in the padded batch
        int flat = 0;
        int sequence = 0;
        for (int group = 0; group < groups.size(); group++) {
            for (int i = 0; i < groups.counts()[group]; i++, sequence++) {
                for (int at = 0; at < groups.lengths()[group]; at++, flat++) {
                    place[flat] = sequence * longest + at;
                    tokens[place[flat]] = batch.tokens()[flat];
                }
            }
        }
        Targets targets = batch.targets().getFirst();
        for (int i = 0; i < targets.positions().length; i++) {
            labels[place[(int) targets.positions()[i]]] = targets.labels()[i];
        }
        Tensor logits = logits(Tensors.of(tokens).view(count, longest));
        return torch.cross_entropy_loss(logits.view((long) count * longest, logits.size(2)), Tensors.of(labels),
                new TensorOptional(), 1, IGNORED, 0.0);
    }

    /** [B, T] to [B, T, V]. */
    private Tensor logits(Tensor tokens) {
        Tensor x = torch.embedding(weight("embedding.weight"), tokens);
        for (int i = 0; i < config.depth(); i++) {
            String block = "blocks." + i;
            x = x.add(attention(norm(x, block + ".attention_norm"), block + ".attention"));
            Tensor hidden = torch.gelu(linear(norm(x, block + ".mlp_norm"), block + ".mlp.up"));
            x = x.add(linear(hidden, block + ".mlp.down"));
        }
        return linear(norm(x, "final_norm"), "heads." + head);
    }

    private Tensor attention(Tensor x, String name) {
        long count = x.size(0);
        long length = x.size(1);
        TensorVector parts = linear(x, name + ".qkv").view(count, length, 3, config.heads(), config.headDim())
                .permute(2, 0, 3, 1, 4).unbind(0);
        Tensor mixed = torch.scaled_dot_product_attention(parts.get(0), parts.get(1), parts.get(2),
                new TensorOptional(),
                0.0, true, new DoubleOptional(), false);
        return linear(mixed.transpose(1, 2).reshape(count, length, config.width()), name + ".output");
    }

    private Tensor norm(Tensor x, String name) {
        return torch.layer_norm(x, new long[]{config.width()}, new TensorOptional(weight(name + ".weight")),
                new TensorOptional(weight(name + ".bias")), 1e-5, false);
    }

    private Tensor linear(Tensor x, String name) {
        return torch.linear(x, weight(name + ".weight"), new TensorOptional(weight(name + ".bias")));
    }

    private Tensor weight(String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }

    @Override
    public void close() {
        adam.close();
        parameters.close();
        weights.values().forEach(Tensor::close);
    }
}
