package dev.lengthwise.experiment;

import dev.lengthwise.construct.Construction;
import dev.lengthwise.construct.WrittenWeights;
import dev.lengthwise.engine.kernel.KernelModel;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.StartConfig;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The weights of a training that starts from a construction: each is the construction's plus so many times what it was; temperatures stay. */
final class ConstructedStart {
    private ConstructedStart() {
    }

    /**
     * By libtorch.
     *
     * @param model on any device
     * @param written of the same architecture, on the processor, filled by the construction
     */
    static void overwrite(Transformer model, Transformer written, StartConfig start) {
        Map<String, Tensor> from = written.parameters().all();
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            model.parameters().all().forEach((name, tensor) -> {
                if (Construction.sets(name)) {
                    Tensor random = tensor.clone();
                    tensor.copy_(Objects.requireNonNull(from.get(name)));
                    if (name.startsWith("heads.")) {
                        tensor.mul_(new Scalar(start.logits()));
                    }
                    tensor.add_(random, new Scalar(start.noise()));
                }
            });
        }
    }

    /** The same in Java, with the same bits on every machine. */
    static void overwrite(KernelModel model, Construction construction, StartConfig start) {
        Map<String, Numbers> random = model.weights();
        WrittenWeights written = new WrittenWeights(model.config(), random);
        construction.fill(written);
        Map<String, Numbers> weights = new LinkedHashMap<>();
        random.forEach((name, numbers) -> {
            float[] values = numbers.floats();
            if (Construction.sets(name)) {
                float[] constructed = written.values(name);
                float logits = name.startsWith("heads.") ? (float) start.logits() : 1;
                for (int i = 0; i < values.length; i++) {
                    values[i] = Math.fma((float) start.noise(), values[i], logits * constructed[i]);
                }
            }
            weights.put(name, Numbers.of(values, numbers.shape()));
        });
        model.load(weights);
    }
}
