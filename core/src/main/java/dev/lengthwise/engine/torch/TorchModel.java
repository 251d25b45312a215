package dev.lengthwise.engine.torch;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.Model;
import dev.lengthwise.engine.Scorer;
import dev.lengthwise.engine.Writer;
import dev.lengthwise.model.Tap;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.bytedeco.pytorch.NoGradGuard;

/** A model that libtorch computes, on any device. */
public record TorchModel(Transformer transformer) implements Model {
    @Override
    public EngineKind engine() {
        return EngineKind.TORCH;
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
        return transformer.parameters().count();
    }

    @Override
    public Map<String, Numbers> weights() {
        return Tensors.numbers(transformer.parameters().all());
    }

    @Override
    public void load(Map<String, Numbers> weights) {
        try (Scope scope = new Scope()) {
            transformer.parameters().load(Tensors.of(weights));
        }
    }

    @Override
    public Scorer scorer(Precision precision) {
        return new TorchScorer(transformer, precision, Tap.NONE);
    }

    @Override
    public Writer writer(Precision precision, int end) {
        return new TorchWriter(transformer, precision, true, end);
    }

    @Override
    public SequencedMap<String, float[]> residuals(Batch batch, int[] answers) {
        long[] positions = batch.targets().getFirst().positions();
        long[] rows = Arrays.stream(answers).mapToLong(answer -> positions[answer]).toArray();
        SequencedMap<String, float[]> residuals = new LinkedHashMap<>();
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            transformer.residuals(BatchTensors.of(batch), Tensors.of(rows), Precision.FP32)
                    .forEach((name, tensor) -> residuals.put(name, Tensors.floats(tensor)));
        }
        return residuals;
    }

    @Override
    public Optional<String> slowness(Precision precision) {
        return transformer.slowAttention(precision).map(why -> "attention goes length by length: " + why);
    }

    @Override
    public void synchronize() {
        transformer.device().synchronize();
    }

    @Override
    public void close() {
        transformer.close();
    }
}
