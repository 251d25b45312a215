package dev.lengthwise.run;

import dev.lengthwise.construct.Construction;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.engine.torch.TorchModel;
import dev.lengthwise.experiment.ModelFolder;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.file.WholeFile;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.report.HtmlReport;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.result.manifest.RunState;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The folder of a constructed model: the same files as a trained run's, but for those that only training writes. What
 * its recipe calls the lengths of training are those that the construction is made for.
 */
public final class ConstructedRun {
    private final Recipe recipe;
    private final Construction construction;

    private ConstructedRun(Recipe recipe, Construction construction) {
        this.recipe = recipe;
        this.construction = construction;
    }

    /**
     * A construction for a task and the hints that it answers too.
     *
     * @param maxLength longest input it is made for; without repeats no longer than there are values
     * @param lengths that are scored, each at most that
     * @param samples examples of each length
     */
    public static ConstructedRun of(TaskConfig task, Sharpness sharpness, int maxLength, List<Integer> lengths,
            int samples) {
        Construction construction = Construction.of(task, sharpness, maxLength);
        String name = task.name() + "-constructed";
        return new ConstructedRun(recipe(name, task, construction, lengths, samples), construction);
    }

    private static Recipe recipe(String name, TaskConfig task, Construction construction, List<Integer> lengths,
            int samples) {
        return Recipe.of(Map.of("name", name, "task", task,
                "hints", construction.hints().stream().map(hint -> Map.of("kind", hint)).toList(),
                "lengths", List.of(Map.of("min", 1, "max", construction.maxLength())),
                "evaluate", Map.of("samples", samples, "lengths", lengths))).withModel(construction.config());
    }

    /**
     * Writes, scores and reports the model; one that was left unfinished there is made anew.
     *
     * @param path an empty folder, or none yet
     * @param threads threads an operation may use
     * @param precision arithmetic of the scores, any but auto
     * @param command the command line, for the manifest
     * @param doing told what is done next
     * @param stop asked before each length that is scored; once true, the folder has no scores and its state is interrupted
     * @return whether it is finished
     */
    public boolean write(Path path, int threads, Precision precision, String command, Consumer<String> doing,
            BooleanSupplier stop) throws IOException, InterruptedException {
        new RunFootprint(Setup.of(recipe)).scoring().require("");
        RunFolder folder = new RunFolder(path);
        WorkFolder work = new WorkFolder("run", path, folder.recipe(), RecipeWriter.yaml(recipe), _ -> false);
        try (FolderLock lock = work.take(isUnfinished(folder))) {
            RunManifest manifest = RunManifest.of(recipe.name(), recipe.seed()).byHand();
            try {
                Engine.start(threads, doing);
                manifest = manifest.begun(recipe.name(), new Provenance(command, threads, precision).session());
                Json.write(folder.manifest(), manifest);
                Setup setup = Setup.of(recipe);
                Optional<Scores> scores;
                try (Transformer model = setup.model()) {
                    doing.accept("setting the weights");
                    construction.fill(model);
                    new ModelFolder(setup, model).write(folder.path());
                    manifest = manifest.with(manifest.progress().ofModel(model.parameters().count()))
                            .with(Tensors.hash(model.parameters().all()), Optional.empty());
                    scores = Scores.of(setup, new TorchModel(model), precision, stop, doing);
                }
                boolean scored = scores.isPresent();
                if (scored) {
                    scores.get().write(folder.evaluation(), recipe.trained(), precision, recipe.evaluate().seed());
                }
                manifest = manifest.finished(scored ? RunState.DONE : RunState.INTERRUPTED,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
                Json.write(folder.manifest(), manifest);
                if (scored) {
                    doing.accept("writing the report");
                    WholeFile.write(folder.report(), HtmlReport.render(RunResults.single(folder)));
                }
                return scored;
            } catch (Throwable e) {
                Failures.note(folder.manifest(), manifest, e);
                throw e;
            }
        }
    }

    private static boolean isUnfinished(RunFolder folder) throws IOException {
        return Files.exists(folder.manifest())
                && !RunManifest.read(folder.manifest()).isDone();
    }

    /** The lengths that the construction is made for. */
    public TrainedLengths madeFor() {
        return recipe.trained();
    }
}
