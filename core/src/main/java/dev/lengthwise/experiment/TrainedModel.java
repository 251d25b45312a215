package dev.lengthwise.experiment;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.model.Transformer;
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
 * On the processor; libtorch has been started. Holds native memory: close it. Belongs to one thread.
 */
public final class TrainedModel implements AutoCloseable {
    private final ModelFolder own;

    private TrainedModel(ModelFolder own) {
        this.own = own;
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
        ModelFolder trained = new ModelFolder(setup, setup.model());
        Precision precision = recipe.train().engine() == EngineKind.KERNEL
                ? Precision.FP32
                : Device.CPU.arithmetic(recipe.train().precision());
        try (Trainer trainer = new Trainer(trained.model(), setup.batcher(), recipe.train(), precision,
                folder.resolve("checkpoints"))) {
            trainer.train(event -> {
                if (event instanceof TrainEvent.Measured measured) {
                    told.accept(measured);
                }
            }, () -> false);
            trained.write(folder);
            return new TrainedModel(trained);
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            trained.model().close();
            throw e;
        }
    }

    /**
     * Reads one from its folder, also a run's or a constructed model's.
     *
     * @param say told what else there is to know about the weights, a line each
     */
    public static TrainedModel read(Path folder, Consumer<String> say) throws IOException {
        return new TrainedModel(ModelFolder.read(folder, say));
    }

    /** What it is about. */
    public Setup setup() {
        return own.setup();
    }

    /** The weights; closed with this. */
    public Transformer model() {
        return own.model();
    }

    /**
     * Scores it on the recipe's test inputs, in fp32.
     *
     * @param samples inputs of each length
     */
    public List<LengthResult> score(List<Integer> lengths, int samples) {
        return setup().evaluator(model(), Precision.FP32)
                .evaluate(setup().questions(), lengths, samples, setup().recipe().evaluate().seed()).results();
    }

    /** What it answers to an input of its main task. */
    public Answer answer(int... input) {
        return Answer.of(setup(), model(), input);
    }

    @Override
    public void close() {
        model().close();
    }
}
