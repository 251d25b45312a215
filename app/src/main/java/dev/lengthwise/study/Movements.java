package dev.lengthwise.study;

import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.report.Movement;
import dev.lengthwise.tensor.Scope;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import tools.jackson.databind.node.ObjectNode;

/** Measures how far training moved, and keeps it in a run's manifest. */
final class Movements {
    private static final String KEY = "movement";

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

    static void write(Movement movement, ObjectNode manifest) {
        manifest.putObject(KEY).put("start", movement.start()).put("end", movement.end())
                .put("distance", movement.distance()).put("cosine", movement.cosine())
                .put("from", word(movement.from()));
    }

    /** What {@link #write} wrote; empty in the manifest of a run that is not finished or was made before it was kept. */
    static Optional<Movement> read(JsonFields manifest) {
        if (!manifest.has(KEY)) {
            return Optional.empty();
        }
        JsonFields node = manifest.object(KEY);
        String from = node.text("from");
        return Optional.of(new Movement(node.number("start"), node.number("end"), node.number("distance"),
                Stream.of(Movement.From.values()).filter(known -> word(known).equals(from)).findFirst()
                        .orElseThrow(() -> node.refuse("from", Stream.of(Movement.From.values())
                                .map(Movements::word).collect(Collectors.joining(" or "))))));
    }

    private static String word(Movement.From from) {
        return from.name().toLowerCase(Locale.ROOT);
    }
}
