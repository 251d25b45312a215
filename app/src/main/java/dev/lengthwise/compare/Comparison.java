package dev.lengthwise.compare;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.experiment.StoredModel;
import dev.lengthwise.probe.SimilarityResult;
import dev.lengthwise.recipe.EvaluateConfig;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.compare.ComparedModel;
import dev.lengthwise.result.compare.InputsComparison;
import dev.lengthwise.result.compare.LengthSimilarity;
import dev.lengthwise.result.compare.ModelComparison;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.score.HintScore;
import dev.lengthwise.result.score.LengthSpan;
import dev.lengthwise.result.study.ArmLengths;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.run.RunResults;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Models of one task, side by side: the scores they ended with, and how alike their representations are.
 *
 * @param models at least two
 */
public record Comparison(List<Compared> models) {

    /**
     * A model.
     *
     * @param run what the run ended with; without scores for a model that is no run's, or a checkpoint's
     */
    public record Compared(StoredModel stored, Setup setup, RunResult run) {
        /** A run's or a constructed model's. */
        public Path folder() {
            return stored.folder();
        }

        /** Whether there is a run, with a seed, and not only a model. */
        public boolean isRun() {
            return Files.exists(new RunFolder(folder()).manifest());
        }
    }

    public Comparison {
        models = List.copyOf(models);
        if (models.size() < 2) {
            throw new IllegalArgumentException("models has " + models.size() + "; at least two are compared");
        }
    }

    /**
     * Reads all but the weights; without libtorch.
     *
     * @param step of whose checkpoints the models are; nothing for those of the runs' ends
     * @throws RecipeException where a folder has no model, or one of another task than the first
     */
    public static Comparison of(List<Path> folders, OptionalLong step) throws IOException {
        List<Compared> models = new ArrayList<>();
        for (Path folder : folders) {
            StoredModel stored = new StoredModel(folder, step);
            Setup setup = stored.setup();
            models.add(new Compared(stored, setup, result(stored, setup)));
            requireSameTask(models.getFirst(), models.getLast());
        }
        return new Comparison(models);
    }

    private static RunResult result(StoredModel stored, Setup setup) throws IOException {
        RunFolder run = new RunFolder(stored.folder());
        if (stored.step().isPresent()) {
            return RunResults.unscored(setup.recipe().seed());
        }
        return Files.exists(run.manifest()) ? RunResults.read(run) : RunResults.unscored(0);
    }

    private static void requireSameTask(Compared first, Compared other) {
        if (!other.setup().recipe().task().equals(first.setup().recipe().task())) {
            throw new RecipeException(other.folder() + ": its task is " + task(other) + " and that of " + first.folder()
                    + " is " + task(first) + "; only models of one task read the same inputs and can be compared");
        }
    }

    private static String task(Compared model) {
        return Json.line(RecipeWriter.json(model.setup().recipe()).required("task")).replace("\"", "");
    }

    /** The lengths that each of the models was trained on. */
    public ArmLengths trained() {
        return scores().trained();
    }

    /** The longest input, inclusive, that all of the models can read. */
    public int longest() {
        return models.stream().mapToInt(model -> model.setup().longest(model.setup().questions())).min().orElseThrow();
    }

    /** Whether there are inputs of a length to compare at, which a run that held inputs out of its training may not have. */
    public boolean hasInputs(int length) {
        return models.getFirst().setup().questions().hasInputs(length);
    }

    /** Where to compare unless somebody wishes otherwise: a trained length, and one far beyond. */
    public List<Integer> lengths() {
        TreeSet<Integer> scored = new TreeSet<>();
        models.forEach(model -> scored.addAll(model.setup().recipe().evaluate().lengths()));
        scored.removeIf(length -> length > longest() || !hasInputs(length));
        return ModelSimilarity.lengths(List.copyOf(scored), trained());
    }

    /** Whether the scores are about the same test inputs. */
    public boolean sameTests() {
        return models.stream().filter(model -> !model.run().evaluation().results().isEmpty())
                .map(model -> model.setup().recipe().evaluate())
                .map(evaluate -> List.of(evaluate.seed(), (long) evaluate.samples())).distinct().count() < 2;
    }

    /**
     * Compares the representations, each model's by the engine that trained it; libtorch is started where one needs it.
     *
     * @param seed draws the inputs
     * @param threads threads an operation may use
     * @param doing told what is done next
     * @param say told what else there is to know about the weights
     */
    public List<SimilarityResult> similarity(List<Integer> lengths, long seed, int threads, Consumer<String> doing,
            Consumer<String> say) throws IOException {
        List<ModelSimilarity.Source> sources = new ArrayList<>();
        for (Compared model : models) {
            EngineKind engine = model.stored().engine();
            if (engine == EngineKind.TORCH) {
                Engine.start(threads, doing);
            }
            sources.add(() -> model.stored().open(setup -> setup.model(engine, Device.CPU, threads), say));
        }
        return ModelSimilarity.of(models.getFirst().setup().questions(), lengths, seed, sources, () -> false, doing)
                .orElseThrow();
    }

    /** The scores as those of a study whose arms are the models, numbered from 1. */
    public StudyResult scores() {
        List<ArmResult> arms = new ArrayList<>();
        for (Compared model : models) {
            Path path = model.folder().toAbsolutePath().normalize();
            int names = path.getNameCount();
            arms.add(new ArmResult((arms.size() + 1) + " " + path.subpath(Math.max(0, names - 2), names), "", List.of(),
                    model.setup().recipe().trained(), "", List.of(model.run())));
        }
        return new StudyResult("Comparison", "", List.of(), Optional.empty(), arms, List.of(), ResultManifest.UNKNOWN);
    }

    /** Every model with its scores, and the matrices over the models in that order. */
    public ModelComparison with(List<SimilarityResult> similarity) {
        return new ModelComparison(models.stream().map(Comparison::compared).toList(), sameTests(),
                inputs(), similarity.stream().map(LengthSimilarity::of).toList());
    }

    /** The first model against each other one, input by input, where both were tested on the same inputs and kept which were right. */
    public List<InputsComparison> inputs() {
        List<InputsComparison> all = new ArrayList<>();
        Compared first = models.getFirst();
        for (int other = 1; other < models.size(); other++) {
            Compared second = models.get(other);
            if (!haveSameInputs(first, second)) {
                continue;
            }
            for (LengthResult own : first.run().evaluation().results()) {
                for (LengthResult others : second.run().evaluation().results()) {
                    if (own.length() == others.length() && own.outcomes().isPresent()
                            && others.outcomes().isPresent()) {
                        all.add(InputsComparison.of(other + 1, own.length(), own.outcomes().get(),
                                others.outcomes().get()));
                    }
                }
            }
        }
        return all;
    }

    /** Of as many as both were tested on, as the first inputs of more are the same ones. */
    private static boolean haveSameInputs(Compared first, Compared second) {
        EvaluateConfig own = first.setup().recipe().evaluate();
        EvaluateConfig other = second.setup().recipe().evaluate();
        return own.seed() == other.seed() && own.heldOut() == other.heldOut();
    }

    private static ComparedModel compared(Compared model) {
        Setup setup = model.setup();
        OptionalLong step = model.stored().step();
        TrainedLengths trained = setup.recipe().trained();
        return new ComparedModel(model.folder().toString(),
                step.isPresent() ? Optional.of(step.getAsLong()) : Optional.empty(), setup.task().name(),
                setup.hints().stream().map(Hint::name).toList(),
                model.isRun() ? Optional.of(model.run().seed()) : Optional.empty(), setup.recipe().model().depth(),
                setup.recipe().model().width(), trained.max(), LengthSpan.of(trained),
                HintScore.scores(model.run().evaluation(), trained));
    }
}
