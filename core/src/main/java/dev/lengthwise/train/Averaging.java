package dev.lengthwise.train;

import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The average of libtorch's weights. */
final class Averaging implements Average {
    private final Map<String, Tensor> parameters;
    private final Map<String, Tensor> averages = new LinkedHashMap<>();
    private final double decay;

    /**
     * @param trained what is averaged, by name; they stay the caller's
     * @param decay above 0 and below 1
     */
    Averaging(Map<String, Tensor> trained, double decay) {
        this.parameters = trained;
        this.decay = decay;
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            trained.forEach((name, tensor) -> averages.put(name, scope.keep(tensor.detach().clone())));
        }
    }

    @Override
    public void add(long steps) {
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            Scalar part = new Scalar(Average.part(decay, steps));
            averages.forEach((name, average) -> average.lerp_(of(parameters, name), part));
        }
    }

    @Override
    public void exchange() {
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            averages.forEach((name, average) -> {
                Tensor parameter = of(parameters, name);
                Tensor weights = parameter.clone();
                parameter.copy_(average);
                average.copy_(weights);
            });
        }
    }

    @Override
    public Map<String, Numbers> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        averages.forEach((name, average) -> state.put(NAME + name, average));
        return Tensors.numbers(state);
    }

    @Override
    public void load(Map<String, Numbers> values) {
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            averages.forEach((name, average) -> {
                Numbers kept = values.remove(NAME + name);
                if (kept == null) {
                    throw new IllegalArgumentException(
                            "not a checkpoint of a run with train.averaging: " + NAME + name + " is missing");
                }
                Tensor value = Tensors.of(kept);
                Tensors.requireLike(NAME + name, average, value);
                average.copy_(value);
            });
        }
    }

    @Override
    public void close() {
        averages.values().forEach(Tensor::close);
    }

    private static Tensor of(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }
}
