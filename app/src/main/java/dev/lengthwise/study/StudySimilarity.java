package dev.lengthwise.study;

import dev.lengthwise.compare.ModelSimilarity;
import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.experiment.ModelFolder;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.probe.SimilarityResult;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.compare.ArmSimilarity;
import dev.lengthwise.result.compare.ArmSimilarity.Compared;
import dev.lengthwise.result.compare.SimilarityFile;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.text.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * How alike the representations of a study's finished runs are, beside those of untrained models of the first arm. Compared once and
 * kept in {@code similarity.json} until a run changes.
 *
 * @param folder the study's
 * @param threads threads an operation may use
 * @param log told what is worth a line
 * @param doing told what is done next
 */
record StudySimilarity(StudyPlan plan, Path folder, int threads, Consumer<String> log, Consumer<String> doing) {

    /**
     * @param path the run's folder
     * @param engine that trained it
     */
    private record Finished(Compared name, Path path, EngineKind engine) {
    }

    private Path file() {
        return folder.resolve("similarity.json");
    }

    /**
     * Compares what is not compared already.
     *
     * @param result of the study so far
     * @param stop once true, nothing is compared
     * @return empty where fewer than two runs are finished or nothing could be compared
     */
    Optional<ArmSimilarity> of(StudyResult result, BooleanSupplier stop) throws IOException {
        List<Finished> runs = finished(result);
        List<Integer> lengths = ModelSimilarity.lengths(result.lengths(), result.trained());
        if (runs.size() < 2 || lengths.isEmpty()) {
            return Optional.empty();
        }
        List<Compared> names = new ArrayList<>(runs.stream().map(Finished::name).toList());
        plan.seeds().forEach(seed -> names.add(new Compared(ArmSimilarity.UNTRAINED, seed, "")));
        Optional<ArmSimilarity> before = before();
        if (before.isPresent() && before.get().runs().equals(names)
                && before.get().lengths().stream().map(SimilarityResult::length).toList().equals(lengths)) {
            return before;
        }
        if (stop.getAsBoolean()) {
            return Optional.empty();
        }
        log.accept("comparing the representations of " + Counted.of(runs.size(), "run") + " at "
                + (lengths.size() == 1 ? "length " : "lengths ")
                + lengths.stream().map(String::valueOf).collect(Collectors.joining(" and ")));
        try {
            Optional<List<SimilarityResult>> compared = compare(runs, lengths, stop);
            if (compared.isEmpty()) {
                return Optional.empty();
            }
            Json.write(file(), SimilarityFile.of(new ArmSimilarity(names, compared.get())));
            return before(); // the same digits as whoever reads the file gets
        } catch (DamagedFileException | RecipeException e) { // the model of a finished run was damaged or removed
            log.accept("the representations were not compared: " + e.getMessage());
            return Optional.empty();
        }
    }

    private List<Finished> finished(StudyResult result) {
        List<Finished> finished = new ArrayList<>();
        for (ArmResult arm : result.arms()) {
            for (RunResult run : arm.runs()) {
                if (run.done()) {
                    finished.add(new Finished(new Compared(arm.name(), run.seed(), run.parameterHash()),
                            Study.folder(folder, told(arm.name()), run.seed()).path(),
                            told(arm.name()).recipe().engine()));
                }
            }
        }
        return finished;
    }

    private StudyPlan.Arm told(String arm) {
        return plan.told().stream().filter(planned -> planned.name().equals(arm)).findFirst().orElseThrow();
    }

    private Optional<ArmSimilarity> before() throws IOException {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        try {
            return Optional.of(SimilarityFile.read(file()).compared().similarity());
        } catch (DamagedFileException e) {
            log.accept(e.getMessage() + "; compared again");
            return Optional.empty();
        }
    }

    private Optional<List<SimilarityResult>> compare(List<Finished> runs, List<Integer> lengths, BooleanSupplier stop)
            throws IOException {
        Recipe first = plan.arms().getFirst().recipe();
        EngineKind untrained = first.engine();
        if (untrained == EngineKind.TORCH || runs.stream().anyMatch(run -> run.engine() == EngineKind.TORCH)) {
            Engine.start(threads, doing);
        }
        List<ModelSimilarity.Source> models = new ArrayList<>();
        runs.forEach(run -> models.add(() -> ModelFolder.open(run.path(),
                setup -> setup.model(run.engine(), Device.CPU, threads), log)));
        plan.seeds().forEach(seed -> models.add(() -> Setup.of(first.withSeed(seed)).model(untrained,
                Device.CPU, threads)));
        return ModelSimilarity.of(Setup.of(first).questions(), lengths, first.evaluate().seed(), models, stop,
                doing);
    }
}
