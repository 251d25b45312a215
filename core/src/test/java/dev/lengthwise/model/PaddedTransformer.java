package dev.lengthwise.model;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The same model computed in the most ordinary way: sequences padded to one length, attention by the formula, every step written
 * out. What {@link Transformer} does faster must come to this.
 *
 * @param parameters the model's
 */
record PaddedTransformer(TransformerConfig config, Map<String, Tensor> parameters) {

    /**
     * The residual stream after the last block.
     *
     * @param tokens [B, T], padded at the end with any token
     * @return [B, T, D]; without meaning at the padding
     */
    Tensor residual(Tensor tokens) {
        Tensor x = torch.embedding(parameter("embedding.weight"), tokens);
        if (config.position() instanceof Position.Learned) {
            x = x.add(parameter("position.weight").narrow(0, 0, tokens.size(1))); // the same for every sequence
        }
        for (int layer = 0; layer < config.depth(); layer++) {
            String block = "blocks." + layer;
            x = switch (config.norm()) {
                case PRE -> {
                    Tensor y = x.add(attention(norm(x, block + ".attention_norm"), block + ".attention"));
                    yield y.add(mlp(norm(y, block + ".mlp_norm"), block + ".mlp"));
                }
                case POST -> {
                    Tensor y = norm(x.add(attention(x, block + ".attention")), block + ".attention_norm");
                    yield norm(y.add(mlp(y, block + ".mlp")), block + ".mlp_norm");
                }
                case NONE -> {
                    Tensor y = x.add(attention(x, block + ".attention"));
                    yield y.add(mlp(y, block + ".mlp"));
                }
            };
        }
        return x;
    }

    /** [.., D] to [.., V]. */
    Tensor logits(String head, Tensor residual) {
        Tensor normed = config.norm() == Norm.PRE ? norm(residual, "final_norm") : residual;
        return linear(normed, "heads." + head);
    }

    private Tensor attention(Tensor x, String name) {
        long sequences = x.size(0);
        long length = x.size(1);
        long headDim = config.width() / config.heads();
        Tensor joint = linear(x, name + ".qkv");
        Tensor[] parts = new Tensor[3];
        for (int i = 0; i < 3; i++) {
            parts[i] = joint.narrow(2, (long) i * config.width(), config.width())
                    .reshape(sequences, length, config.heads(), headDim).permute(0, 2, 1, 3);
        }
        Tensor scores = torch.matmul(parts[0], parts[1].transpose(2, 3)).div(new Scalar(Math.sqrt((double) headDim)))
                .mul(temperature(name, length));
        Tensor hidden = torch.ones(length, length).triu(1).eq(new Scalar(1));
        Tensor weights = torch.softmax(scores.masked_fill(hidden, new Scalar(Double.NEGATIVE_INFINITY)), -1);
        Tensor mixed = torch.matmul(weights, parts[2]).permute(0, 2, 1, 3).reshape(sequences, length, config.width());
        return linear(mixed, name + ".output");
    }

    /** τ of query i, which sees i + 1 keys: [N or 1, T, 1]. */
    private Tensor temperature(String name, long length) {
        Tensor n = torch.arange(new Scalar(1), new Scalar(length + 1)).to(torch.ScalarType.Float);
        return switch (config.temper()) {
            case Temper.None none -> torch.ones(1, length, 1);
            case Temper.Constant constant -> beta(name).mul(torch.ones(1, length, 1));
            case Temper.LogLength log -> beta(name).mul(n.log().view(1, length, 1));
            case Temper.OnePlusLogLength log ->
                beta(name).mul(n.log().view(1, length, 1)).add(new Scalar(1));
            case Temper.LogLengthPlusOne log ->
                beta(name).mul(n.add(new Scalar(1)).log().view(1, length, 1));
            case Temper.LogLengthBeyond log -> beta(name).mul(n.log().div(new Scalar(Math.log(log.from())))
                    .clamp_min(new Scalar(1)).view(1, length, 1));
            case Temper.LogLengthUpTo log -> beta(name).mul(n.clamp_max(new Scalar(log.to())).log().view(1, length, 1));
        };
    }

    private Tensor beta(String name) {
        return parameter(name + ".beta").view(-1, 1, 1);
    }

    private Tensor mlp(Tensor x, String name) {
        Tensor hidden = linear(x, name + ".up");
        Tensor active = switch (config.activation()) {
            case GELU -> hidden.mul(hidden.div(new Scalar(Math.sqrt(2))).erf().add(new Scalar(1))).div(new Scalar(2));
            case RELU -> hidden.mul(hidden.gt(new Scalar(0)));
        };
        return linear(active, name + ".down");
    }

    private Tensor norm(Tensor x, String name) {
        Tensor centered = x.sub(x.mean(new long[]{-1}, true, new ScalarTypeOptional()));
        Tensor variance = centered.mul(centered).mean(new long[]{-1}, true,
                new ScalarTypeOptional());
        return centered.div(variance.add(new Scalar(1e-5)).sqrt()).mul(parameter(name + ".weight"))
                .add(parameter(name + ".bias"));
    }

    private Tensor linear(Tensor x, String name) {
        return torch.matmul(x, parameter(name + ".weight").t()).add(parameter(name + ".bias"));
    }

    private Tensor parameter(String name) {
        return TinyModels.named(parameters, name);
    }
}
