package dev.lengthwise.run;

import dev.lengthwise.engine.Model;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.result.manifest.Movement;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Numbers;
import java.util.Map;

/** Measures how far training moved a model's weights. */
final class Movements {
    private Movements() {
    }

    /** From the weights of the recipe's start to the model's. */
    static Movement of(Setup setup, Model trained) {
        try (Model start = setup.model(trained.engine(), Device.CPU, 1)) {
            return of(start.weights(), trained.weights(), from(setup.recipe()));
        }
    }

    /** @param start and end have the same names and shapes */
    static Movement of(Map<String, Numbers> start, Map<String, Numbers> end, Movement.From from) {
        double atStart = 0;
        double atEnd = 0;
        double between = 0;
        for (var entry : start.entrySet()) {
            Numbers other = end.get(entry.getKey());
            if (other == null) {
                throw new IllegalArgumentException("the model has no " + entry.getKey() + ": it has " + end.keySet());
            }
            float[] before = entry.getValue().floats();
            float[] after = other.floats();
            for (int i = 0; i < before.length; i++) {
                double moved = (double) after[i] - before[i];
                atStart += (double) before[i] * before[i];
                atEnd += (double) after[i] * after[i];
                between += moved * moved;
            }
        }
        return new Movement(Math.sqrt(atStart), Math.sqrt(atEnd), Math.sqrt(between), from);
    }

    private static Movement.From from(Recipe recipe) {
        return recipe.start() == null ? Movement.From.RANDOM : Movement.From.CONSTRUCTION;
    }
}
