package dev.lengthwise.train;

import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The exponential moving average of the weights: after t steps the weights w of every step so far, those of step i with
 * {@code decay^(t-i)}, over the sum of these factors. As it is divided by their sum the average has no bias at the start: it is
 * w after one step and, while t is far below {@code 1 / (1 - decay)}, about the plain mean. The initial weights are not in it.
 * Belongs to one thread.
 */
final class Averaging implements AutoCloseable {
    /** Begins the names of the averages in a checkpoint. */
    static final String NAME = "average.";

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

    /**
     * Takes the weights of one more step into the average.
     *
     * @param steps done, this one included: from 1
     */
    void add(long steps) {
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            Scalar part = new Scalar(part(steps));
            averages.forEach((name, average) -> average.lerp_(of(parameters, name), part));
        }
    }

    /** The newest weights' part of the average: {@code (1 - decay) / (1 - decay^steps)}; the same bits on every machine. */
    double part(long steps) {
        return (1 - decay) / (1 - StrictMath.pow(decay, steps));
    }

    /** Gives the model the average and keeps its weights instead; a second call undoes the first. */
    void exchange() {
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            averages.forEach((name, average) -> {
                Tensor parameter = of(parameters, name);
                Tensor weights = parameter.clone();
                parameter.copy_(average);
                average.copy_(weights);
            });
        }
    }

    /** The state by name, as a checkpoint holds it. */
    Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        averages.forEach((name, average) -> state.put(NAME + name, average));
        return state;
    }

    /** Takes the state of a checkpoint out of its tensors. */
    void load(Map<String, Tensor> values) {
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            averages.forEach((name, average) -> {
                Tensor value = values.remove(NAME + name);
                if (value == null) {
                    throw new IllegalArgumentException(
                            "not a checkpoint of a run with train.averaging: " + NAME + name + " is missing");
                }
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
