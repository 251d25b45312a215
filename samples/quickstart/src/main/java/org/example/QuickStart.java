package org.example;

import dev.lengthwise.experiment.TrainedModel;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.tensor.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Trains a small model to sort, saves it, opens it again, scores it and asks it. */
final class QuickStart {
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Engine.start(2); // threads
        Recipe recipe = Recipe.of("sort").with("task.values", 10).with("hints", List.of(Map.of("kind", "successor")))
                .with("lengths", List.of(Map.of("min", 1, "max", 6))).with("model.width", 64)
                .with("train.batch", 64).with("train.steps", 400).with("train.learningRate", 0.005);
        TrainedModel.train(recipe, folder,
                line -> System.out.println("step " + line.step() + ": losses " + line.losses())).close();

        try (TrainedModel saved = TrainedModel.read(folder, System.out::println)) {
            saved.score(List.of(3, 6, 12), 100)
                    .forEach(score -> System.out.println("length " + score.length() + ": " + score.exact().rate()));
            System.out.println("7 3 9 is answered by " + saved.answer(7, 3, 9));
        }
    }
}
