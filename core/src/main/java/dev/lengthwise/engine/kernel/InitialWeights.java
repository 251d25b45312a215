package dev.lengthwise.engine.kernel;

import dev.lengthwise.batch.Streams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The weights that training starts from: normally distributed, with the deviations that libtorch's models have here. A parameter's depend on
 * the seed and its name alone, so the trunk and the first head are the same however many heads follow.
 */
public final class InitialWeights {
    private InitialWeights() {
    }

    /** Of each parameter by name, as files hold it. */
    public static Map<String, float[]> draw(List<Parameter> parameters, long seed) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        parameters.forEach(parameter -> weights.put(parameter.name(), draw(parameter, seed)));
        return weights;
    }

    private static float[] draw(Parameter parameter, long seed) {
        RandomGenerator random = Streams.weights(seed, parameter.name());
        float[] values = new float[parameter.count()];
        for (int i = 0; i < values.length; i++) {
            double deviation = parameter.start().deviation();
            values[i] = (float) (parameter.start().mean() + (deviation > 0 ? deviation * gaussian(random) : 0));
        }
        return values;
    }

    /** Box and Muller's, by functions that are the same everywhere. */
    private static double gaussian(RandomGenerator random) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
