package dev.lengthwise.run;

import dev.lengthwise.experiment.Setup;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.result.manifest.Movement;
import dev.lengthwise.tensor.Scope;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Measures how far training moved a model's weights. */
final class Movements {
    private Movements() {
    }

    /** From the weights of the recipe's start to the model's. */
    static Movement of(Setup setup, Transformer trained) {
        try (Transformer start = setup.model()) {
            return of(start.parameters().all(), trained.parameters().all(), from(setup.recipe()));
        }
    }

    /** @param start and end have the same names and shapes */
    static Movement of(Map<String, Tensor> start, Map<String, Tensor> end, Movement.From from) {
        double atStart = 0;
        double atEnd = 0;
        double between = 0;
        for (var entry : start.entrySet()) {
            Tensor other = end.get(entry.getKey());
            if (other == null) {
                throw new IllegalArgumentException("the model has no " + entry.getKey() + ": it has " + end.keySet());
            }
            try (Scope scope = new Scope()) {
                Tensor before = entry.getValue().detach().cpu().to(ScalarType.Double);
                Tensor after = other.detach().cpu().to(ScalarType.Double);
                atStart += before.square().sum().item_double();
                atEnd += after.square().sum().item_double();
                between += after.sub(before).square().sum().item_double();
            }
        }
        return new Movement(Math.sqrt(atStart), Math.sqrt(atEnd), Math.sqrt(between), from);
    }

    private static Movement.From from(Recipe recipe) {
        return recipe.start() == null ? Movement.From.RANDOM : Movement.From.CONSTRUCTION;
    }
}
