package dev.lengthwise.model;

import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.model.Temper.LogLength;
import dev.lengthwise.model.Temper.LogLengthPlusOne;
import dev.lengthwise.model.Temper.None;
import dev.lengthwise.model.Temper.OnePlusLogLength;
import dev.lengthwise.model.Temper.Per;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Real models that are small enough for a test, over 13 tokens: ten values, SEP, END and MASK. */
public final class TinyModels {
    public static final int VOCABULARY = 13;
    /** Of the models that have learned ones: more than any test's sequence has tokens. */
    public static final int POSITIONS = 14;
    public static final List<String> HEADS = List.of("sort", "successor");

    static {
        Engine.start(1);
    }

    private TinyModels() {
    }

    /** Every variant, with β for a layer and for a head, learned and not. */
    public static List<Temper> tempers() {
        return List.of(new None(), new LogLength(0.7, Per.HEAD, true), new LogLength(1.3, Per.LAYER, false),
                new OnePlusLogLength(0.5, Per.LAYER, true), new LogLengthPlusOne(0.9, Per.HEAD, false),
                new Temper.LogLengthBeyond(1.1, Per.HEAD, true, 3),
                new Temper.LogLengthUpTo(0.8, Per.LAYER, true, 4),
                new Temper.Constant(1.5, Per.HEAD, true));
    }

    /** Every position but none. */
    public static List<Position> positions() {
        return List.of(new Position.Learned(POSITIONS), new Position.Sinusoidal(), new Position.Rope(10),
                new Position.Alibi(), new Position.T5(6, 9), new Position.Fire(8, 3.3));
    }

    /** Two sequences of two tokens, one of five. */
    public static BatchTensors batch() {
        return new BatchTensors(Tensors.of(new long[]{1, 2, 3, 3, 9, 8, 7, 6, 5}),
                new LengthGroups(new int[]{2, 5}, new int[]{2, 1}));
    }

    /** Depth 2, width 16, 2 heads. */
    public static TransformerConfig config(Norm norm, Activation activation, Temper temper) {
        return new TransformerConfig(2, 16, 2, 24, norm, activation, temper);
    }

    /** Every norm with every temper, with sparse weights, and every position, learned ones with every norm; both activations are among them. */
    public static List<TransformerConfig> configs() {
        List<TransformerConfig> configs = new ArrayList<>();
        for (Norm norm : Norm.values()) {
            for (Temper temper : tempers()) {
                configs.add(config(norm, configs.size() % 2 == 0 ? Activation.GELU : Activation.RELU, temper));
            }
        }
        for (Norm norm : Norm.values()) {
            configs.add(new TransformerConfig(2, 16, 2, 24, norm, Activation.GELU,
                    new LogLength(0.7, Per.HEAD, true), new Position.Learned(POSITIONS)));
        }
        for (Position position : positions()) {
            configs.add(new TransformerConfig(2, 16, 2, 24, Norm.PRE, Activation.GELU,
                    configs.size() % 2 == 0 ? new None() : new LogLength(0.7, Per.HEAD, true), position));
        }
        for (Norm norm : Norm.values()) {
            configs.add(config(norm, Activation.GELU, new LogLength(0.7, Per.HEAD, true))
                    .with(AttentionKind.SPARSEMAX));
            configs.add(config(norm, Activation.RELU, new LogLength(1.3, Per.LAYER, true))
                    .with(AttentionKind.ENTMAX15));
        }
        configs.add(config(Norm.PRE, Activation.GELU, new None()).with(AttentionKind.ENTMAX15));
        configs.add(new TransformerConfig(2, 16, 2, 24, Norm.PRE, Activation.GELU, new None(), new Position.Alibi(),
                AttentionKind.ENTMAX15));
        return configs;
    }

    /** Those, and one that is only asked: its weights of scores are of no training. */
    public static List<TransformerConfig> asked() {
        List<TransformerConfig> configs = new ArrayList<>(configs());
        configs.add(config(Norm.PRE, Activation.GELU, new LogLength(1.3, Per.HEAD, true))
                .with(AttentionKind.ADAPTIVE_SOFTMAX));
        return configs;
    }

    /**
     * A model whose attention prefers some tokens clearly to others, and whose norms and biases are not what they start as: with
     * fresh weights much that is wrong would hardly show.
     */
    public static Transformer model(TransformerConfig config) {
        return model(config, VOCABULARY, HEADS);
    }

    /** The same over another vocabulary and with other heads. */
    public static Transformer model(TransformerConfig config, int vocabulary, List<String> heads) {
        Transformer model = new Transformer(config, vocabulary, heads, 1);
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            model.parameters().all().forEach((name, tensor) -> {
                if (name.endsWith(".fire.up.bias")) {
                    tensor.fill_(new Scalar(1)); // most hidden numbers are above 0
                } else if (name.endsWith(".bias") || name.contains("norm")) {
                    float[] values = Tensors.floats(tensor);
                    for (int i = 0; i < values.length; i++) {
                        values[i] += (float) Math.sin(i + name.length()) / 4;
                    }
                    tensor.copy_(Tensors.of(values).view(tensor.shape()));
                } else if (name.endsWith(".qkv.weight")) {
                    tensor.mul_(new Scalar(2.5));
                } else if (name.contains(".fire.") && !name.endsWith(".multiplier")) {
                    tensor.mul_(new Scalar(4));
                }
            });
        }
        return model;
    }

    /** A parameter by its name. */
    public static Tensor parameter(Transformer model, String name) {
        return named(model.parameters().all(), name);
    }

    public static Tensor named(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    /** Sequences of one length, as a model reads them. */
    static BatchTensors tokens(long[][] sequences) {
        int length = sequences[0].length;
        long[] flat = new long[sequences.length * length];
        for (int i = 0; i < sequences.length; i++) {
            System.arraycopy(sequences[i], 0, flat, i * length, length);
        }
        return new BatchTensors(Tensors.of(flat), LengthGroups.of(sequences.length, length));
    }

    /** The largest difference between two tensors of one shape. */
    public static double difference(Tensor a, Tensor b) {
        if (!Arrays.equals(a.shape(), b.shape())) {
            throw new AssertionError("shapes differ: " + Arrays.toString(a.shape()) + " and "
                    + Arrays.toString(b.shape()));
        }
        return a.sub(b).abs().max().item_double();
    }
}
