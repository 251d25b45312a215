package dev.lengthwise.construct;

import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Weights that are computed and not trained, for one task and hints of it. Immutable but for the models it writes to. */
public interface Construction {
    /**
     * The construction of a task.
     *
     * @param maxLength longest input it is made for; without repeats no longer than there are values
     * @throws IllegalArgumentException for a task without ⊥, and for a longest input that the construction cannot have
     */
    static Construction of(TaskConfig task, Sharpness sharpness, int maxLength) {
        TaskConstruction known = TaskConstruction.of(task.kind().name());
        if (!task.task().hasSeparator()) {
            throw new IllegalArgumentException(
                    "separator false is not allowed: constructions look for ⊥ between input and answer");
        }
        return known.construct(task, sharpness, maxLength);
    }

    /** The kinds of tasks there are constructions for. */
    static List<String> kinds() {
        return TaskConstruction.all().stream().map(TaskConstruction::kind).toList();
    }

    /** The smallest architecture that it fills. */
    TransformerConfig config();

    /** The longest input, inclusive, at which it is exact; {@link Integer#MAX_VALUE} where nothing bounds it. */
    int maxLength();

    /** The hints that it answers besides, where the model has heads for them. */
    List<String> hints();

    /** Refuses an architecture that it does not fit into; a larger one has rows, heads and hidden units that stay 0. */
    default void requireRoom(TransformerConfig model) {
        TransformerConfig least = config();
        Wiring.requirePlain(model);
        requireAtLeast("depth", model.depth(), least.depth());
        requireAtLeast("width", model.width(), least.width());
        requireAtLeast("heads", model.heads(), least.heads());
        requireAtLeast("width a head", model.headDim(), least.headDim());
        requireAtLeast("mlp", model.mlp(), least.mlp());
    }

    private static void requireAtLeast(String name, int model, int least) {
        if (model < least) {
            throw new IllegalArgumentException(
                    "the construction needs " + name + " " + least + ", the model has " + model);
        }
    }

    /** Whether {@link #fill} sets a parameter: all but the temperatures, which are the architecture's. */
    static boolean sets(String parameter) {
        return !parameter.endsWith(".beta");
    }

    /**
     * Overwrites every weight but the temperatures.
     *
     * @param weights with {@linkplain #requireRoom room} for it, with a head for the task, and perhaps some for its {@link #hints}
     */
    void fill(WrittenWeights weights);

    /** The same of a model of libtorch's. */
    default void fill(Transformer model) {
        WrittenWeights weights = new WrittenWeights(model.config(), Tensors.numbers(model.parameters().all()));
        fill(weights);
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            Map<String, Tensor> written = Tensors.of(weights.numbers());
            model.parameters().all().forEach((name, tensor) -> tensor.copy_(written.get(name)));
        }
    }
}
