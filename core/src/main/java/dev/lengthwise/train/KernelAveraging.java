package dev.lengthwise.train;

import dev.lengthwise.engine.kernel.KernelAverage;
import dev.lengthwise.engine.kernel.KernelWeights;
import dev.lengthwise.engine.kernel.Parameter;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The average of the weights that our own engine moves. */
final class KernelAveraging implements Average {
    private final KernelAverage average;
    private final List<Parameter> trained;
    private final double decay;

    /** @param decay above 0 and below 1 */
    KernelAveraging(KernelAverage average, List<Parameter> trained, double decay) {
        this.average = average;
        this.trained = trained;
        this.decay = decay;
    }

    @Override
    public void add(long steps) {
        average.add(Average.part(decay, steps));
    }

    @Override
    public void exchange() {
        average.exchange();
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        trained.forEach(parameter -> state.put(NAME + parameter.name(),
                KernelWeights.tensor(parameter, average.values(parameter.name()))));
        return state;
    }

    @Override
    public void load(Map<String, Tensor> values) {
        try (Scope scope = new Scope()) {
            for (Parameter parameter : trained) {
                String name = NAME + parameter.name();
                Tensor value = values.remove(name);
                if (value == null) {
                    throw new IllegalArgumentException(
                            "no checkpoint of a run with train.averaging: " + name + " is missing");
                }
                Tensors.requireLike(name, KernelWeights.tensor(parameter, average.values(parameter.name())), value);
                average.load(parameter.name(), Tensors.floats(value));
            }
        }
    }

    @Override
    public void close() {
        // Nothing of libtorch's is held.
    }
}
