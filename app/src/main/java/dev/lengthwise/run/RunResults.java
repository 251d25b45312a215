package dev.lengthwise.run;

import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.recipe.Branch;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.result.manifest.RunState;
import dev.lengthwise.result.run.MetricsFile;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.run.RunStatus;
import dev.lengthwise.result.run.TrainedOn;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.task.Placement;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads back from a run's folder what a report shows. */
public final class RunResults {
    private RunResults() {
    }

    /**
     * The result of a run, finished or not.
     *
     * @throws DamagedFileException where a file of the run is not what was written
     */
    public static RunResult read(RunFolder folder) throws IOException {
        Scores scores = Files.exists(folder.evaluation()) ? Scores.read(folder.evaluation()) : Scores.NONE;
        boolean held = FolderLock.isHeld(folder.path());
        MetricsFile metrics = MetricsFile.read(folder.metrics());
        RunManifest manifest = RunManifest.read(folder.manifest());
        RunStatus status = status(manifest, held);
        Scores shown = status.state() == RunState.DONE ? scores : Scores.NONE;
        return new RunResult(manifest.seed(), status, shown.main(), shown.hints(), metrics.curves(),
                manifest.parameterHash().orElse(""), manifest.progress().seconds().orElse(0.0),
                TrainedOn.of(manifest.progress().trainedOn().orElse(Map.of())), manifest.movement(),
                metrics.scoreCurves());
    }

    /** What a manifest tells; a run that should be running but has no process was killed. */
    private static RunStatus status(RunManifest manifest, boolean held) {
        return manifest.state() == RunState.RUNNING && !held
                ? RunStatus.of(RunState.KILLED)
                : new RunStatus(manifest.state(), manifest.failure().orElse(""));
    }

    /** The result of a run that was not started. */
    public static RunResult missing(long seed) {
        return empty(seed, RunStatus.of(RunState.NOT_STARTED));
    }

    /** The result of a run that could not begin. */
    public static RunResult failed(long seed, String why) {
        return empty(seed, new RunStatus(RunState.FAILED, why));
    }

    /** The result of a run whose files cannot be read. */
    public static RunResult damaged(long seed, String why) {
        return empty(seed, new RunStatus(RunState.DAMAGED, why));
    }

    /** The result of a run or a model of which no score is known. */
    public static RunResult unscored(long seed) {
        return empty(seed, RunStatus.DONE);
    }

    private static RunResult empty(long seed, RunStatus status) {
        return new RunResult(seed, status, Scores.NONE.main(), List.of(), List.of(), "", 0);
    }

    /** A report on one run, beside its branches if it has any. */
    static StudyResult single(RunFolder folder) throws IOException {
        Recipe recipe = RecipeReader.read(folder.recipe(), List.of());
        List<ArmResult> arms = new ArrayList<>();
        for (Branch branch : Branch.of(recipe)) {
            RunFolder own = folder.branch(branch.examples());
            arms.add(new ArmResult(branch.recipe().name(), "its rate falls after step " + branch.from(), List.of(),
                    Optional.empty(), recipe.trained(), RecipeWriter.yaml(branch.recipe()),
                    List.of(Files.exists(own.manifest()) ? read(own) : missing(recipe.seed())),
                    Optional.of(branch.asPartOf(recipe.name()))));
        }
        arms.add(new ArmResult(recipe.name(), arms.isEmpty() ? "" : "the trunk, whose rate does not fall", List.of(),
                recipe.trained(), RecipeWriter.yaml(recipe), List.of(read(folder))));
        RunManifest manifest = RunManifest.read(folder.manifest());
        boolean constructed = manifest.constructed().orElse(false);
        return new StudyResult(constructed ? recipe.name() : recipe.name() + ", seed " + recipe.seed(),
                constructed
                        ? "Is the constructed model, whose weights are computed and not trained, for lengths up to "
                                + recipe.trained().max()
                                + ", exact?"
                        : "How does a model trained on " + recipe.trained().words() + " do on "
                                + (onlyLonger(recipe) ? "longer inputs?" : "other lengths?"),
                List.of(), Optional.empty(), arms, List.of(), ResultManifest.of(manifest));
    }

    private static boolean onlyLonger(Recipe recipe) {
        return recipe.evaluate().lengths().stream().map(recipe.trained()::place)
                .noneMatch(place -> place == Placement.BELOW || place == Placement.BETWEEN);
    }
}
