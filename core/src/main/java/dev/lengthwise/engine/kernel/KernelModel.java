package dev.lengthwise.engine.kernel;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.Model;
import dev.lengthwise.engine.Scorer;
import dev.lengthwise.engine.Writer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Precision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A model that our own engine computes.
 *
 * @param threads that it computes with, at least 1
 */
public record KernelModel(KernelTransformer transformer, int threads) implements Model {

    /** With the weights of a seed that training starts from. */
    public static KernelModel random(TransformerConfig config, int vocabulary, List<String> heads, long seed,
            int threads) {
        KernelTransformer transformer = new KernelTransformer(config, vocabulary, heads);
        transformer.load(InitialWeights.draw(transformer.parameters(), seed));
        return new KernelModel(transformer, threads);
    }

    @Override
    public EngineKind engine() {
        return EngineKind.KERNEL;
    }

    @Override
    public TransformerConfig config() {
        return transformer.config();
    }

    @Override
    public List<String> heads() {
        return transformer.heads();
    }

    @Override
    public long count() {
        return transformer.parameters().stream().filter(Parameter::trained).mapToLong(Parameter::count).sum();
    }

    @Override
    public Map<String, Numbers> weights() {
        Map<String, Numbers> weights = new LinkedHashMap<>();
        transformer.parameters().forEach(parameter -> weights.put(parameter.name(),
                parameter.numbers(transformer.values(parameter.name()))));
        return weights;
    }

    @Override
    public void load(Map<String, Numbers> values) {
        Numbers.requireNames(transformer.parameters().stream().map(Parameter::name).toList(), values.keySet());
        Map<String, float[]> floats = new LinkedHashMap<>();
        values.forEach((name, numbers) -> {
            try {
                transformer.parameter(name).requireLike(name, numbers);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("weights do not belong to this model: " + e.getMessage(), e);
            }
            floats.put(name, numbers.floats());
        });
        transformer.load(floats);
    }

    @Override
    public Scorer scorer(Precision precision) {
        requireFp32(precision);
        return new KernelScorer(transformer, threads);
    }

    @Override
    public Writer writer(Precision precision, int end) {
        requireFp32(precision);
        return new KernelWriter(transformer, end, threads);
    }

    private static void requireFp32(Precision precision) {
        if (precision != Precision.FP32) {
            throw new IllegalArgumentException(
                    "precision " + precision + " is not allowed: the engine kernel computes in fp32");
        }
    }

    @Override
    public SequencedMap<String, float[]> residuals(Batch batch, int[] answers) {
        return new KernelResiduals(transformer).of(batch, answers);
    }

    @Override
    public void close() {
        // Java's memory alone is held.
    }
}
