package dev.lengthwise.engine.kernel;

import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Weights on their way between the two engines, which name and shape them alike. */
public final class KernelWeights {
    private KernelWeights() {
    }

    /** Gives a model the weights that our own engine starts from: of a seed the same bits on every machine. */
    public static void draw(Transformer model, long seed) {
        KernelTransformer drawn = new KernelTransformer(model.config(), model.vocabularySize(), model.heads());
        drawn.load(InitialWeights.draw(drawn.parameters(), seed));
        copy(drawn, model);
    }

    /** A model of our engine with the weights of libtorch's. */
    public static KernelTransformer of(Transformer model) {
        KernelTransformer kernel = new KernelTransformer(model.config(), model.vocabularySize(), model.heads());
        copy(model, kernel);
        return kernel;
    }

    /** Gives libtorch's model our engine's weights. */
    public static void copy(KernelTransformer from, Transformer to) {
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            for (Parameter parameter : from.parameters()) {
                Tensor tensor = to.parameters().all().get(parameter.name());
                Objects.requireNonNull(tensor, parameter.name())
                        .copy_(tensor(parameter, from.values(parameter.name())));
            }
        }
    }

    /** Gives our engine libtorch's weights. */
    public static void copy(Transformer from, KernelTransformer to) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        try (Scope scope = new Scope()) {
            from.parameters().all().forEach((name, tensor) -> weights.put(name, Tensors.floats(tensor)));
        }
        to.load(weights);
    }

    /** A parameter's numbers in the shape that files have. */
    public static Tensor tensor(Parameter parameter, float[] values) {
        return Tensors.of(values).view(parameter.shape());
    }
}
