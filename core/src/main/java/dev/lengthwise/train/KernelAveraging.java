package dev.lengthwise.train;

import dev.lengthwise.engine.kernel.KernelAverage;
import dev.lengthwise.engine.kernel.Parameter;
import dev.lengthwise.tensor.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    public Map<String, Numbers> state() {
        Map<String, Numbers> state = new LinkedHashMap<>();
        trained.forEach(parameter -> state.put(NAME + parameter.name(),
                parameter.numbers(average.values(parameter.name()))));
        return state;
    }

    @Override
    public void load(Map<String, Numbers> values) {
        for (Parameter parameter : trained) {
            String name = NAME + parameter.name();
            Numbers value = values.remove(name);
            if (value == null) {
                throw new IllegalArgumentException(
                        "no checkpoint of a run with train.averaging: " + name + " is missing");
            }
            parameter.requireLike(name, value);
            average.load(parameter.name(), value.floats());
        }
    }

    @Override
    public void close() {
        // Java's memory alone is held.
    }
}
