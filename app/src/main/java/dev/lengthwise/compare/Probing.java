package dev.lengthwise.compare;

import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.experiment.StoredModel;
import dev.lengthwise.file.WholeFile;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.probe.Inspection;
import dev.lengthwise.probe.KnownTask;
import dev.lengthwise.probe.ProbePlan;
import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.report.ProbeJson;
import dev.lengthwise.report.ProbeReport;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.text.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Models of one task that are looked into, trained or constructed.
 *
 * @param models at least one
 * @param setups of each
 */
public record Probing(List<StoredModel> models, List<Setup> setups) {
    private static final List<Integer> DRAWN = List.of(4, 8, 12);

    /**
     * Reads all but the weights; without libtorch.
     *
     * @param step of whose checkpoints the models are; nothing for those of the runs' ends
     * @throws RecipeException where a folder has no model, or one of another task than the first or of a task without ⊥
     */
    public static Probing of(List<Path> folders, OptionalLong step) throws IOException {
        List<StoredModel> models = folders.stream().map(folder -> new StoredModel(folder, step)).toList();
        List<Setup> setups = new ArrayList<>();
        for (StoredModel model : models) {
            Setup setup = model.setup();
            setups.add(setup);
            if (!setup.task().hasSeparator()) {
                throw new RecipeException(model.folder()
                        + ": its task has no ⊥"
                        + (setup.recipe().task().hasKey("separator") ? " (task.separator: false)" : "")
                        + "; what a model computes inside is known only of tasks with ⊥ between input and answer, and only those are probed");
            }
            try {
                Inspection.requireKnown(setup.task());
            } catch (IllegalArgumentException e) {
                throw new RecipeException(model.folder() + ": " + e.getMessage());
            }
            if (!setup.recipe().task().equals(setups.getFirst().recipe().task())) {
                throw new RecipeException(model.folder() + ": its task is not that of " + folders.getFirst()
                        + "; only models of one task read the same inputs and can be probed side by side");
            }
        }
        return new Probing(models, List.copyOf(setups));
    }

    /**
     * The lengths that all of the models were trained on; where they have none in common, those that one was trained on and all can
     * read.
     */
    public TrainedLengths trained() {
        List<TrainedLengths> each = setups.stream().map(setup -> setup.recipe().trained()).toList();
        TrainedLengths any = each.stream().reduce(TrainedLengths::or).orElseThrow();
        Optional<TrainedLengths> all = Optional.of(any);
        for (TrainedLengths trained : each) {
            all = all.flatMap(trained::and);
        }
        return all.or(() -> any.and(TrainedLengths.from(1, longest()))).orElse(any);
    }

    /** The longest input, inclusive, that all of the models can read. */
    public int longest() {
        return setups.stream().mapToInt(setup -> setup.longest(setup.questions())).min().orElseThrow();
    }

    /** Whether there are test inputs of a length, which a run that held inputs out of its training may not have. */
    public boolean hasInputs(int length) {
        return setups.getFirst().questions().hasInputs(length);
    }

    /** Where to look unless somebody wishes otherwise: the longest trained length, and 100 or the longest there is. */
    public List<Integer> lengths() {
        return List.copyOf(new TreeSet<>(
                List.of(Math.min(trained().max(), longest()), Math.min(ModelSimilarity.FAR, longest()))));
    }

    /** Inputs to look at unless somebody wishes otherwise, as {@link KnownTask#example} has them. */
    public List<List<Integer>> examples(long seed) {
        Task task = setups.getFirst().task();
        KnownTask known = KnownTask.of(task);
        List<List<Integer>> examples = new ArrayList<>();
        for (int length : DRAWN) {
            if (length <= longest()) {
                int[] example = known.example(task, length, new SplittableRandom(seed + length));
                examples.add(Arrays.stream(example).boxed().toList());
            }
        }
        return examples.isEmpty()
                ? List.of(Arrays.stream(task.draw(longest(), new SplittableRandom(seed))).boxed().toList())
                : examples;
    }

    /**
     * Looks into every model with the same inputs; libtorch has been started.
     *
     * @param log told of each step
     * @param say told what else there is to know about the weights
     */
    public ProbeResult run(ProbePlan plan, Consumer<String> log, Consumer<String> say) throws IOException {
        Questions questions = setups.getFirst().questions();
        List<ProbeResult.Probed> probed = new ArrayList<>();
        for (StoredModel stored : models) {
            String name = name(stored);
            String numbered = models.size() == 1 ? name : (probed.size() + 1) + " " + name;
            try (Scope scope = new Scope(); Transformer model = stored.read(Device.CPU, say)) {
                probed.add(new ProbeResult.Probed(numbered, stored.folder().toString(),
                        about(setups.get(probed.size())), setups.get(probed.size()).recipe().trained(),
                        Inspection.of(model, questions, plan, step -> log.accept(numbered + ": " + step))));
            }
        }
        return new ProbeResult(questions.task().name(), plan, probed);
    }

    private static String name(StoredModel model) {
        Path path = model.folder().toAbsolutePath().normalize();
        int names = path.getNameCount();
        return (names == 0 ? path.toString() : path.subpath(Math.max(0, names - 2), names).toString())
                + (model.step().isPresent() ? " after step " + model.step().getAsLong() : "");
    }

    private static String about(Setup setup) {
        TransformerConfig config = setup.recipe().model();
        return String.join(" + ", setup.heads()) + ", depth " + config.depth() + ", width " + config.width() + ", "
                + Counted.of(config.heads(), "head") + ", temper "
                + RecipeWriter.json(setup.recipe()).path("model").path("temper").path("kind").asString();
    }

    /** Writes {@code probe.json}, {@code probe.html} and a picture of each figure in {@code figures/}; returns the page. */
    public static Path write(ProbeResult result, Path out) throws IOException {
        Path figures = Files.createDirectories(out.resolve("figures"));
        Json.write(out.resolve("probe.json"), ProbeJson.of(result));
        ProbeReport report = ProbeReport.of(result);
        for (Map.Entry<String, String> figure : report.figures().entrySet()) {
            WholeFile.write(figures.resolve(figure.getKey()), figure.getValue());
        }
        Path page = out.resolve("probe.html");
        WholeFile.write(page, report.page());
        return page;
    }
}
