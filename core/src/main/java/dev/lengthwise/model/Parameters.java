package dev.lengthwise.model;

import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A model's named numbers, in the order in which they were made. Those that are trained require a gradient.
 * They live until {@link #close}, whatever scope is open. */
public final class Parameters implements AutoCloseable {
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Set<String> trained = new LinkedHashSet<>();
    private final Set<String> matrices = new LinkedHashSet<>();
    private final Generator generator;
    private final Device device;

    /**
     * @param seed decides every random initial value, the same one on every device
     * @param device where they lie
     */
    Parameters(long seed, Device device) {
        this.device = device;
        try (Scope scope = new Scope()) {
            this.generator = scope.keep(torch.make_generator_cpu(seed));
        }
    }

    /** Normally distributed values, trained. */
    Tensor normal(String name, double deviation, long... shape) {
        try (Scope scope = new Scope()) {
            Tensor tensor = torch.empty(shape, new TensorOptions(ScalarType.Float), null);
            tensor.normal_(0, deviation, new GeneratorOptional(generator));
            return add(name, scope.keep(device.move(tensor)), true);
        }
    }

    /** The matrix of a linear map: normally distributed values, trained. */
    Tensor matrix(String name, double deviation, long out, long in) {
        matrices.add(name);
        return normal(name, deviation, out, in);
    }

    /** The same value everywhere. */
    Tensor constant(String name, double value, boolean learned, long... shape) {
        try (Scope scope = new Scope()) {
            Tensor tensor = torch.full(shape, new Scalar(value), new TensorOptions(ScalarType.Float));
            return add(name, scope.keep(device.move(tensor)), learned);
        }
    }

    private Tensor add(String name, Tensor tensor, boolean learned) {
        if (tensors.putIfAbsent(name, tensor) != null) {
            throw new IllegalArgumentException("two parameters are named " + name);
        }
        if (learned) {
            tensor.set_requires_grad(true);
            trained.add(name);
        }
        return tensor;
    }

    /** All of them by name. */
    public Map<String, Tensor> all() {
        return Collections.unmodifiableMap(tensors);
    }

    /** Those that training moves, by name. */
    public Map<String, Tensor> trained() {
        Map<String, Tensor> chosen = new LinkedHashMap<>();
        trained.forEach(name -> chosen.put(name, tensors.get(name)));
        return chosen;
    }

    /** The names of the linear maps' matrices: neither embeddings nor norms, biases or β. */
    public Set<String> matrices() {
        return Collections.unmodifiableSet(matrices);
    }

    /** How many numbers training moves. */
    public long count() {
        return trained().values().stream().mapToLong(Tensor::numel).sum();
    }

    /**
     * Overwrites every value, or none.
     *
     * @throws IllegalArgumentException where names, shapes or types are not these parameters'
     */
    public void load(Map<String, Tensor> values) {
        Numbers.requireNames(tensors.keySet(), values.keySet());
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            values.forEach((name, value) -> {
                try {
                    Tensors.requireLike(name, Objects.requireNonNull(tensors.get(name), name), value);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("weights do not belong to this model: " + e.getMessage(), e);
                }
            });
            values.forEach((name, value) -> Objects.requireNonNull(tensors.get(name), name).copy_(value));
        }
    }

    @Override
    public void close() {
        tensors.values().forEach(Tensor::close);
        generator.close();
    }
}
