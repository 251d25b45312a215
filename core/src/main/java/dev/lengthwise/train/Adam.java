package dev.lengthwise.train;

import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Operator;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * Adam with decoupled weight decay, by libtorch's fused kernel: one pass over each parameter. Without decay it is plain Adam. A
 * parameter without a gradient is neither moved nor decayed.
 * The state is plain named tensors, so that a checkpoint is nothing but a file of tensors.
 */
public final class Adam implements AutoCloseable {
    /** Begin the names of the state in a checkpoint. */
    static final String MEAN = "adam.mean.";
    static final String SQUARE = "adam.square.";
    static final String COUNT = "adam.count.";
    private static final double EPSILON = 1e-8;

    private final List<String> names;
    private final List<Tensor> parameters;
    private final List<Tensor> means = new ArrayList<>();
    private final List<Tensor> squares = new ArrayList<>();
    private final List<Tensor> counts = new ArrayList<>();
    private final double beta1;
    private final double beta2;
    private final double weightDecay;
    private final Set<String> decayed;
    private final Operator kernel;
    private final Operator addToAll;

    /** @param trained what it moves, by name; they stay the caller's. All of them decay if any does */
    public Adam(Map<String, Tensor> trained, TrainConfig config) {
        this(trained, trained.keySet(), config);
    }

    /** @param decayed the names of those that decay */
    Adam(Map<String, Tensor> trained, Set<String> decayed, TrainConfig config) {
        this.names = List.copyOf(trained.keySet());
        this.parameters = List.copyOf(trained.values());
        this.beta1 = config.beta1();
        this.beta2 = config.beta2();
        this.weightDecay = config.weightDecay();
        this.decayed = Set.copyOf(decayed);
        try (Scope scope = new Scope()) {
            for (Tensor parameter : parameters) {
                means.add(scope.keep(torch.zeros_like(parameter).detach()));
                squares.add(scope.keep(torch.zeros_like(parameter).detach()));
                counts.add(scope.keep(Device.of(parameter)
                        .move(torch.zeros(new long[0], new TensorOptions(ScalarType.Float)))));
            }
        } catch (RuntimeException | Error e) { // such as too little memory
            closeState();
            throw e;
        }
        this.kernel = new Operator("aten::_fused_adamw_", "");
        this.addToAll = new Operator("aten::_foreach_add_", "Scalar");
    }

    /** One update from the gradients the parameters hold. Those without a gradient stay as they are. */
    public void step(double learningRate) {
        step(learningRate, null, null);
    }

    /**
     * The same by numbers that nobody has to read.
     *
     * @param divisor of the gradients, a scalar; null for 1
     * @param skip 1 where no update shall be made, else 0, a scalar; null for 0. The updates are counted nevertheless
     */
    void step(double learningRate, @Nullable Tensor divisor, @Nullable Tensor skip) {
        step(learningRate, divisor, skip, weightDecay, true);
        if (!decayed.containsAll(names)) {
            step(learningRate, divisor, skip, 0, false);
        }
    }

    private void step(double learningRate, @Nullable Tensor divisor, @Nullable Tensor skip, double decay,
            boolean ofDecayed) {
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            List<Tensor> moved = new ArrayList<>();
            List<Tensor> gradients = new ArrayList<>();
            List<Tensor> firsts = new ArrayList<>();
            List<Tensor> seconds = new ArrayList<>();
            List<Tensor> steps = new ArrayList<>();
            for (int i = 0; i < parameters.size(); i++) {
                Tensor gradient = parameters.get(i).grad();
                if (gradient.defined() && decayed.contains(names.get(i)) == ofDecayed) {
                    moved.add(parameters.get(i));
                    gradients.add(gradient);
                    firsts.add(means.get(i));
                    seconds.add(squares.get(i));
                    steps.add(counts.get(i));
                }
            }
            if (moved.isEmpty()) {
                return;
            }
            addToAll.call(Operator.list(steps), new IValue(new Scalar(1)));
            kernel.call(Operator.list(moved), Operator.list(gradients), Operator.list(firsts), Operator.list(seconds),
                    Operator.list(List.of()), Operator.list(steps), new IValue(learningRate), new IValue(beta1),
                    new IValue(beta2), new IValue(decay), new IValue(EPSILON), new IValue(false), new IValue(false),
                    optional(divisor), optional(skip));
        }
    }

    /** Forgets the gradients. */
    public void zeroGradients() {
        try (Scope scope = new Scope()) {
            for (Tensor parameter : parameters) {
                parameter.mutable_grad().reset();
            }
        }
    }

    /** The state by name, as a checkpoint holds it. */
    Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            state.put(MEAN + names.get(i), means.get(i));
            state.put(SQUARE + names.get(i), squares.get(i));
            state.put(COUNT + names.get(i), counts.get(i));
        }
        return state;
    }

    /** Takes over the state of a checkpoint. */
    void load(Map<String, Tensor> values) {
        Map<String, Tensor> state = state();
        if (!state.keySet().equals(values.keySet())) {
            throw new IllegalArgumentException("the optimizer's state " + values.keySet() + " is not this model's");
        }
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            state.forEach((name, tensor) -> Tensors.requireLike(name, tensor, of(values, name)));
            state.forEach((name, tensor) -> tensor.copy_(of(values, name)));
        }
    }

    private static Tensor of(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    @Override
    public void close() {
        closeState();
        kernel.close();
        addToAll.close();
    }

    private void closeState() {
        means.forEach(Tensor::close);
        squares.forEach(Tensor::close);
        counts.forEach(Tensor::close);
    }

    private static IValue optional(@Nullable Tensor tensor) {
        return tensor == null ? new IValue() : new IValue(tensor);
    }
}
