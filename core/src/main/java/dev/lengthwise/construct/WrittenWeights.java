package dev.lengthwise.construct;

import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.tensor.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The weights of a model while they are written, in Java's memory, whatever engine computes with them afterwards. */
public final class WrittenWeights {
    private final TransformerConfig config;
    private final Map<String, Matrix> matrices = new LinkedHashMap<>();
    private final Map<String, long[]> shapes = new LinkedHashMap<>();

    /** @param weights what they are at first; they stay the caller's */
    public WrittenWeights(TransformerConfig config, Map<String, Numbers> weights) {
        this.config = config;
        weights.forEach((name, numbers) -> {
            shapes.put(name, numbers.shape());
            matrices.put(name, new Matrix(name, numbers));
        });
    }

    public TransformerConfig config() {
        return config;
    }

    Set<String> names() {
        return matrices.keySet();
    }

    Matrix matrix(String name) {
        Matrix matrix = matrices.get(name);
        if (matrix == null) {
            throw new IllegalArgumentException("the model has no " + name + ": it has " + matrices.keySet());
        }
        return matrix;
    }

    /** The numbers of a parameter, row after row. */
    public float[] values(String name) {
        return matrix(name).values();
    }

    /** All of them, as a model takes them over. */
    public Map<String, Numbers> numbers() {
        Map<String, Numbers> numbers = new LinkedHashMap<>();
        matrices.forEach((name, matrix) -> numbers.put(name,
                Numbers.of(matrix.values(), Objects.requireNonNull(shapes.get(name)))));
        return numbers;
    }
}
