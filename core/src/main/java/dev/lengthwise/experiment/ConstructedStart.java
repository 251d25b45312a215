package dev.lengthwise.experiment;

import dev.lengthwise.construct.Construction;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.StartConfig;
import dev.lengthwise.tensor.Scope;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The weights of a training that starts from a construction. */
final class ConstructedStart {
    private ConstructedStart() {
    }

    /**
     * Makes each weight the construction's plus so many times what it was; temperatures stay.
     *
     * @param model on any device
     * @param written of the same architecture, on the processor, filled by the construction
     */
    static void overwrite(Transformer model, Transformer written, StartConfig start) {
        Map<String, Tensor> from = written.parameters().all();
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            model.parameters().all().forEach((name, tensor) -> {
                if (Construction.sets(name)) {
                    Tensor random = tensor.clone();
                    tensor.copy_(Objects.requireNonNull(from.get(name)));
                    if (name.startsWith("heads.")) {
                        tensor.mul_(new Scalar(start.logits()));
                    }
                    tensor.add_(random, new Scalar(start.noise()));
                }
            });
        }
    }
}
