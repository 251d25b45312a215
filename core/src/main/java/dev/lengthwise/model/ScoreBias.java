package dev.lengthwise.model;

import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** What a layer adds to its attention's logits for the places of query and key. */
interface ScoreBias {
    /**
     * For some queries of a sequence and all keys up to the last one's.
     *
     * @param distance {@code i - j} of each query and key, below 0 where the query does not see the key, [Q, T], 64-bit integers
     * @param from the first query's place
     * @param format fp32 or fp64, to compute in
     * @return [N, Q, T]; whatever where the query does not see the key
     */
    Tensor of(Tensor distance, int from, ScalarType format);

    /** The one that all layers share, or null. */
    static @Nullable ScoreBias shared(Parameters parameters, TransformerConfig config, Device device) {
        return switch (config.position()) {
            case Position.Alibi alibi -> slopes(config.heads(), device);
            case Position.T5 t5 -> buckets(t5, parameters.normal("position.bias", 1 / Math.sqrt(config.width()),
                    t5.buckets(), config.heads()), device);
            case Position.None none -> null;
            case Position.Learned learned -> null;
            case Position.Sinusoidal sinusoidal -> null;
            case Position.Rope rope -> null;
            case Position.Fire fire -> null; // each layer has its own
        };
    }

    /**
     * That of one layer.
     *
     * @param name the layer's
     * @param shared the one of all layers
     */
    static @Nullable ScoreBias of(Parameters parameters, String name, TransformerConfig config,
            @Nullable ScoreBias shared) {
        return config.position() instanceof Position.Fire fire
                ? FireBias.create(parameters, name + ".fire", fire, config)
                : shared;
    }

    private static ScoreBias slopes(int heads, Device device) {
        double[] slopes = Position.Alibi.slopes(heads);
        float[] down = new float[heads];
        for (int head = 0; head < heads; head++) {
            down[head] = (float) -slopes[head];
        }
        return (distance, from, format) -> device.move(Tensors.of(down)).view(heads, 1, 1).mul(distance);
    }

    /** @param weight [buckets, N] */
    private static ScoreBias buckets(Position.T5 t5, Tensor weight, Device device) {
        return (distance, from, format) -> {
            long[] buckets = new long[Math.toIntExact(distance.size(1))];
            for (int i = 0; i < buckets.length; i++) {
                buckets[i] = t5.bucket(i);
            }
            Tensor byDistance = weight.index_select(0, device.move(Tensors.of(buckets))); // [T, N]
            return torch.embedding(byDistance, distance.clamp_min(new Scalar(0))).permute(2, 0, 1);
        };
    }

    /**
     * The same as attention takes it: minus infinity where the query does not see the key.
     *
     * @param bias null where there is none
     * @param from the first query's place
     * @param to one more than the last query's
     * @return [1, N, Q, T], or null
     */
    static @Nullable Tensor mask(@Nullable ScoreBias bias, int from, int to, ScalarType format, Device device) {
        if (bias == null) {
            return null;
        }
        TensorOptions whole = device.options(ScalarType.Long);
        Tensor distance = torch.arange(new Scalar(from), new Scalar(to), whole).unsqueeze(1)
                .sub(torch.arange(new Scalar(to), whole)); // [Q, T]
        boolean exact = format.intern() == ScalarType.Double;
        return bias.of(distance, from, exact ? format : ScalarType.Float).to(format)
                .masked_fill(distance.lt(new Scalar(0)), new Scalar(Double.NEGATIVE_INFINITY)).unsqueeze(0);
    }
}
