package dev.lengthwise.experiment;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.Model;
import dev.lengthwise.engine.torch.TorchModel;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.result.manifest.Environment;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.train.Checkpoints;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A model on disk: the one in a run's or a constructed model's folder, or the one that a run would have left had it ended with a step
 * of which there is a checkpoint. A run that is not finished has the latter only.
 *
 * @param folder a run's or a constructed model's
 * @param step steps done; nothing for the model itself
 */
public record StoredModel(Path folder, OptionalLong step) {
    private static final int MOST_NAMED = 12;

    /** The model itself. */
    public static StoredModel of(Path folder) {
        return new StoredModel(folder, OptionalLong.empty());
    }

    /**
     * What it is about, without its weights and without libtorch.
     *
     * @throws RecipeException where the folder has no such model; of a run the message names the steps that there are
     * @throws DamagedFileException where {@code config.json} is not what was written
     */
    public Setup setup() throws IOException {
        if (step.isEmpty()) {
            return ModelFolder.setup(folder);
        }
        ModelFolder.requireFolder(folder);
        if (!new RunFolder(folder).exists()) {
            throw new RecipeException(
                    folder + ": --step opens a checkpoint of a run, and there is no recipe.yaml here");
        }
        Checkpoints checkpoints = checkpoints(folder);
        if (!checkpoints.steps().contains(step.getAsLong())) {
            throw missing();
        }
        return Setup.of(RecipeReader.read(new RunFolder(folder).recipe(), List.of()));
    }

    /** What trained it; libtorch where that is not kept, as of a constructed model. */
    public EngineKind engine() {
        try {
            String kept = RunManifest.readIfThere(new RunFolder(folder).manifest()).flatMap(RunManifest::environment)
                    .flatMap(Environment::engine).orElse("");
            return kept.equals(EngineKind.KERNEL.toString()) ? EngineKind.KERNEL : EngineKind.TORCH;
        } catch (IOException | DamagedFileException e) { // the weights are there all the same
            return EngineKind.TORCH;
        }
    }

    /**
     * Reads it by libtorch, which has been started.
     *
     * @return the weights; the caller closes them
     * @throws RecipeException as {@link #open}
     * @throws DamagedFileException as {@link #open}
     */
    public Transformer read(Device device, Consumer<String> say) throws IOException {
        return open(setup -> new TorchModel(setup.model(device)), say).transformer();
    }

    /**
     * Reads it.
     *
     * @param make gives a model of that setup, whose weights are overwritten
     * @param say told what else there is to know about the weights, a line each
     * @return the model; the caller closes it
     * @throws RecipeException as {@link #setup}
     * @throws DamagedFileException as {@link #setup}, or where the weights are not what was written
     */
    public <M extends Model> M open(Function<Setup, M> make, Consumer<String> say) throws IOException {
        TaskOrigin.changed(folder, setup().recipe().task()).forEach(line -> say.accept(folder + ": " + line));
        if (step.isEmpty()) {
            return ModelFolder.open(folder, make, say);
        }
        Setup setup = setup();
        Checkpoints checkpoints = checkpoints(folder);
        requireRecipes(checkpoints.file(step.getAsLong()), setup);
        M model = make.apply(setup);
        boolean read = false;
        try {
            model.load(checkpoints.model(step.getAsLong()));
            read = true;
            return model;
        } catch (NoSuchFileException e) { // a run that is being trained has deleted it since
            throw missing();
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException(checkpoints.file(step.getAsLong()) + ": " + e.getMessage());
        } finally {
            if (!read) {
                model.close();
            }
        }
    }

    private void requireRecipes(Path checkpoint, Setup setup) throws IOException {
        try {
            Checkpoints.madeWith(checkpoint).ifPresent(kept -> Origin.requireRecipe(checkpoint, kept,
                    new RunFolder(folder).recipe().toString(), setup.recipe()));
        } catch (NoSuchFileException e) {
            throw missing();
        }
    }

    private RecipeException missing() throws IOException {
        List<Long> steps = checkpoints(folder).steps();
        return new RecipeException(folder + ": there is no checkpoint of step " + step.getAsLong() + "; "
                + (steps.isEmpty()
                        ? "no checkpoint is left"
                        : "there " + (steps.size() == 1 ? "is one" : "are some") + " of " + words(steps)
                                + " (train.keep says how many stay)"));
    }

    /** What else could be opened of a run without a model, as the end of a message; empty where there is nothing. */
    static String alternative(Path folder) throws IOException {
        List<Long> steps = checkpoints(folder).steps();
        return steps.isEmpty() ? "" : ", or open a checkpoint with --step: " + words(steps);
    }

    private static Checkpoints checkpoints(Path folder) {
        return new Checkpoints(new RunFolder(folder).checkpoints());
    }

    /** The first and the last of very many. */
    private static String words(List<Long> steps) {
        if (steps.size() <= MOST_NAMED) {
            return steps.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return steps.subList(0, MOST_NAMED / 2).stream().map(String::valueOf).collect(Collectors.joining(", "))
                + ", ..., " + steps.getLast() + ", " + steps.size() + " in all";
    }
}
