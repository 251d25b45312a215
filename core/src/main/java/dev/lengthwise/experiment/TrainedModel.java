package dev.lengthwise.experiment;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.Model;
import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.train.TrainEvent;
import dev.lengthwise.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A model that was trained by a recipe, or read from its folder, with all that is needed to use it; the short way for callers in Java.
 * On the processor, by the engine that the recipe names; for libtorch that has been started. It may hold native memory: close it. Belongs to
 * one thread.
 */
public final class TrainedModel implements AutoCloseable {
    private final Setup setup;
    private final Model model;

    private TrainedModel(Setup setup, Model model) {
        this.setup = setup;
        this.model = model;
    }

    /**
     * Trains by a recipe from its first step to its last, and writes the model.
     *
     * @param folder gets the model, and the checkpoints in {@code checkpoints}
     * @param told each line of metrics as it comes
     * @throws RecipeException for a recipe whose parts do not go together, and for one with {@code train.stopAt}
     */
    public static TrainedModel train(Recipe recipe, Path folder, Consumer<TrainEvent.Measured> told)
            throws IOException, InterruptedException {
        if (recipe.train().stopAt() != null) {
            throw new RecipeException(recipe.name()
                    + ": train.stopAt is not allowed here: nobody looks at the model before the last step");
        }
        Setup setup = Setup.of(recipe);
        Model model = model(setup, recipe.engine());
        Precision precision = recipe.engine() == EngineKind.KERNEL
                ? Precision.FP32
                : Device.CPU.arithmetic(recipe.train().precision());
        try (Trainer trainer = new Trainer(model, setup.batcher(), recipe.train(), precision,
                folder.resolve("checkpoints"), "")) {
            trainer.train(event -> {
                if (event instanceof TrainEvent.Measured measured) {
                    told.accept(measured);
                }
            }, () -> false);
            ModelFolder.write(folder, setup, model);
            return new TrainedModel(setup, model);
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    /** Our own engine computes with a thread for each core; libtorch knows how many it was started with. */
    private static Model model(Setup setup, EngineKind engine) {
        return setup.model(engine, Device.CPU, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Reads one from its folder, also a run's or a constructed model's. Of a run's the engine is the one that trained it, else libtorch.
     *
     * @param say told what else there is to know about the weights, a line each
     */
    public static TrainedModel read(Path folder, Consumer<String> say) throws IOException {
        StoredModel stored = StoredModel.of(folder);
        return new TrainedModel(stored.setup(), stored.open(setup -> model(setup, stored.engine()), say));
    }

    /** What it is about. */
    public Setup setup() {
        return setup;
    }

    /** The weights; closed with this. */
    public Model model() {
        return model;
    }

    /**
     * Scores it on the recipe's test inputs, in fp32.
     *
     * @param samples inputs of each length
     */
    public List<LengthResult> score(List<Integer> lengths, int samples) {
        return new Evaluator(model, Precision.FP32)
                .evaluate(setup.questions(), lengths, samples, setup.recipe().evaluate().seed()).results();
    }

    /** What it answers to an input of its main task. */
    public Answer answer(int... input) {
        return Answer.of(setup, model, input);
    }

    @Override
    public void close() {
        model.close();
    }
}
