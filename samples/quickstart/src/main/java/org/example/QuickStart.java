package org.example;

import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.experiment.Answer;
import dev.lengthwise.experiment.ModelFolder;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.train.TrainEvent;
import dev.lengthwise.train.Trainer;
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
        Setup setup = Setup.of(recipe);
        try (Transformer model = setup.model();
                Trainer trainer = new Trainer(model, setup.batcher(), recipe.train(), Precision.FP32,
                        folder.resolve("checkpoints"))) {
            trainer.train(event -> {
                if (event instanceof TrainEvent.Measured measured) {
                    System.out.println("step " + measured.step() + ": losses " + measured.losses());
                }
            }, () -> false); // never stopped early
            new ModelFolder(setup, model).write(folder);
        }

        ModelFolder saved = ModelFolder.read(folder, System.out::println);
        try (Transformer model = saved.model()) {
            new Evaluator(model, Precision.FP32).evaluate(saved.setup().questions(), List.of(3, 6, 12), 100, 1).results()
                    .forEach(score -> System.out.println("length " + score.length() + ": " + score.exact().rate()));
            System.out.println("7 3 9 is answered by " + Answer.of(saved.setup(), model, 7, 3, 9));
        }
    }
}
