package dev.lengthwise.model;

import dev.lengthwise.tensor.Tensors;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
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
        if (config.position() instanceof Position.Sinusoidal) {
            x = x.add(sinusoids((int) tokens.size(1), config.width()));
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
        Tensor products = config.position() instanceof Position.Rope(double base)
                ? turned(parts[0], parts[1], base)
                : torch.matmul(parts[0], parts[1].transpose(2, 3));
        Tensor scores = products.div(new Scalar(Math.sqrt((double) headDim))).mul(temperature(name, length))
                .add(bias(name, (int) length));
        Tensor hidden = torch.ones(length, length).triu(1).eq(new Scalar(1));
        Tensor weights = weights(scores.masked_fill(hidden, new Scalar(Double.NEGATIVE_INFINITY)));
        Tensor mixed = torch.matmul(weights, parts[2]).permute(0, 2, 1, 3).reshape(sequences, length, config.width());
        return linear(mixed, name + ".output");
    }

    /** The products of queries and keys whose pairs are turned: by the difference of their places, pair by pair. */
    private static Tensor turned(Tensor queries, Tensor keys, double base) {
        long length = queries.size(2);
        long headDim = queries.size(3);
        Tensor places = torch.arange(new Scalar(length)).to(torch.ScalarType.Float);
        Tensor distance = places.view(length, 1).sub(places);
        Tensor sum = torch.zeros(1);
        for (int c = 0; c < headDim; c += 2) {
            Tensor angle = distance.mul(new Scalar(Math.pow(base, -(double) c / headDim)));
            Tensor q0 = queries.select(3, c).unsqueeze(3);
            Tensor q1 = queries.select(3, c + 1).unsqueeze(3);
            Tensor k0 = keys.select(3, c).unsqueeze(2);
            Tensor k1 = keys.select(3, c + 1).unsqueeze(2);
            sum = sum.add(q0.mul(k0).add(q1.mul(k1)).mul(angle.cos()))
                    .add(q0.mul(k1).sub(q1.mul(k0)).mul(angle.sin()));
        }
        return sum;
    }

    /** What is added to the scores, [N, T, T]. */
    private Tensor bias(String name, int length) {
        Tensor bias = torch.zeros(config.heads(), length, length);
        if (config.position() instanceof Position.Alibi) {
            for (int head = 0; head < config.heads(); head++) { // a power of two of them
                double slope = Math.pow(2, -8.0 / config.heads() * (head + 1));
                bias.select(0, head).copy_(distances(length, distance -> -slope * distance));
            }
        }
        if (config.position() instanceof Position.T5 t5) {
            for (int number = 0; number < t5.buckets(); number++) {
                int bucket = number;
                Tensor in = distances(length, distance -> bucket(distance, t5) == bucket ? 1 : 0);
                bias = bias.add(in.mul(parameter("position.bias").select(0, bucket).view(-1, 1, 1)));
            }
        }
        if (config.position() instanceof Position.Fire fire) {
            bias = fire(name + ".fire", fire, length);
        }
        return bias;
    }

    /** As the paper's code: each number of the hidden layer one after another. */
    private Tensor fire(String name, Position.Fire fire, int length) {
        Tensor c = parameter(name + ".c");
        Tensor places = torch.arange(new Scalar(length)).to(torch.ScalarType.Float).view(length, 1);
        Tensor threshold = parameter(name + ".multiplier").mul(new Scalar(fire.threshold()));
        Tensor reach = torch.maximum(places, threshold).mul(c).add(new Scalar(1)).log().add(new Scalar(1e-6));
        Tensor x = distances(length, distance -> distance).mul(c).add(new Scalar(1)).log().div(reach);
        Tensor bias = torch.zeros(config.heads(), length, length);
        for (int k = 0; k < fire.hidden(); k++) {
            Tensor hidden = x.mul(parameter(name + ".up.weight").select(0, k))
                    .add(parameter(name + ".up.bias").select(0, k)).clamp_min(new Scalar(0));
            bias = bias.add(hidden.mul(parameter(name + ".down.weight").select(1, k).view(-1, 1, 1)));
        }
        return bias;
    }

    private static int bucket(int distance, Position.T5 t5) {
        int exact = t5.buckets() / 2;
        double part = Math.log(distance / (double) exact) / Math.log(t5.farthest() / (double) exact);
        return distance < exact ? distance : Math.min(t5.buckets() - 1, exact + (int) (part * (t5.buckets() - exact)));
    }

    /** A function of the distance of each query and key, [T, T]. */
    private static Tensor distances(int length, IntToDoubleFunction function) {
        float[] values = new float[length * length];
        for (int i = 0; i < length; i++) {
            for (int j = 0; j <= i; j++) {
                values[i * length + j] = (float) function.applyAsDouble(i - j);
            }
        }
        return Tensors.of(values).view(length, length);
    }

    private static Tensor sinusoids(int length, int width) {
        float[] values = new float[length * width];
        for (int place = 0; place < length; place++) {
            for (int c = 0; c < width; c += 2) {
                double angle = place / Math.pow(10000, (double) c / width);
                values[place * width + c] = (float) Math.sin(angle);
                values[place * width + c + 1] = (float) Math.cos(angle);
            }
        }
        return Tensors.of(values).view(length, width);
    }

    /** Sparse ones in closed form over the keys that have any, which sorting finds. */
    private Tensor weights(Tensor scores) {
        if (config.attention() == AttentionKind.SOFTMAX) {
            return torch.softmax(scores, -1);
        }
        double[] all = Tensors.doubles(scores);
        int length = Math.toIntExact(scores.size(-1));
        for (int row = 0; row < all.length; row += length) {
            double[] seen = Arrays.stream(all, row, row + length).filter(Double::isFinite).toArray();
            Arrays.fill(all, row, row + length, 0);
            System.arraycopy(SortedScores.weights(config.attention(), seen), 0, all, row, seen.length);
        }
        Tensor has = Tensor.create(Arrays.stream(all).map(Math::signum).toArray(), scores.shape())
                .to(scores.scalar_type());
        Tensor z = scores.masked_fill(has.eq(new Scalar(0)), new Scalar(0));
        Tensor count = sum(has);
        Tensor one = torch.ones_like(count);
        if (config.attention() == AttentionKind.SPARSEMAX) {
            return z.sub(sum(z).sub(one).div(count)).mul(has);
        }
        Tensor half = z.div(new Scalar(2));
        Tensor mean = sum(half).div(count);
        Tensor spread = sum(half.sub(mean).mul(has).square());
        return half.sub(mean.sub(one.sub(spread).div(count).sqrt())).mul(has).square();
    }

    private static Tensor sum(Tensor rows) {
        return rows.sum(new long[]{-1}, true, new ScalarTypeOptional());
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
