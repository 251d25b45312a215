package dev.lengthwise.study;

import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.result.manifest.Extent;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.result.manifest.RunState;
import dev.lengthwise.result.manifest.StudyManifest;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Endpoint;
import dev.lengthwise.result.study.EndpointOutcome;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.result.study.Threshold;
import dev.lengthwise.run.RunResults;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A study's results from those of its runs.
 *
 * @param runs where they come from
 */
record StudyResults(StudyPlan plan, Runs runs) {
    /** Why a branch was not trained. */
    static final String TRUNK_FAILED = "its trunk failed before it";

    /** Tells the result of a run, whatever became of it. */
    @FunctionalInterface
    interface Runs {
        RunResult of(StudyPlan.Arm arm, long seed) throws IOException;
    }

    /** @param study the study's folder, with the folders of its runs */
    static StudyResults ofRuns(StudyPlan plan, Path study) {
        return new StudyResults(plan, (arm, seed) -> run(study, arm, seed));
    }

    private static RunResult run(Path study, StudyPlan.Arm arm, long seed) throws IOException {
        RunFolder folder = Study.folder(study, arm, seed);
        if (!Files.exists(folder.manifest())) {
            return arm.branch() != null && hasFailed(Study.folder(study, arm.branch().arm(), seed))
                    ? RunResults.failed(seed, TRUNK_FAILED)
                    : RunResults.missing(seed);
        }
        try {
            return RunResults.read(folder);
        } catch (DamagedFileException e) {
            return RunResults.damaged(seed, String.valueOf(e.getMessage()));
        }
    }

    private static boolean hasFailed(RunFolder trunk) throws IOException {
        try {
            return RunManifest.readIfThere(trunk.manifest()).filter(run -> run.state() == RunState.FAILED).isPresent();
        } catch (DamagedFileException e) {
            return true;
        }
    }

    /**
     * Of every arm and seed what is there, runs that are not begun, not done or damaged among them.
     *
     * @param manifest the study's
     * @param leftOut arms of the study that are not among these, as nothing of them was run yet
     */
    StudyResult read(StudyManifest manifest, List<String> leftOut) throws IOException {
        List<ArmResult> arms = new ArrayList<>();
        for (StudyPlan.Arm arm : plan.told()) {
            List<RunResult> all = new ArrayList<>();
            for (long seed : plan.seeds()) {
                all.add(runs.of(arm, seed));
            }
            arms.add(new ArmResult(arm.name(), arm.description(), arm.controls(), Optional.ofNullable(arm.matches()),
                    arm.recipe().trained(), RecipeWriter.yaml(arm.recipe()), all, Optional.ofNullable(arm.branch())));
        }
        List<Integer> lengths = plan.arms().stream().flatMap(arm -> arm.recipe().evaluate().lengths().stream())
                .distinct().sorted().toList();
        StudyResult result = new StudyResult(plan.title(), plan.question(), List.of(), threshold(), arms, plan.paper(),
                ResultManifest.of(manifest).with(Extent.of(plan.scaleWords(), plan.seeds(), leftOut)));
        Endpoint endpoint = plan.endpoint();
        return (endpoint == null
                ? result
                : result.with(EndpointOutcome.of(endpoint, Declarations.of(endpoint, manifest), arms, plan.seeds())))
                .withFindings(Findings.of(result, lengths));
    }

    /** The plan's; without one, at the longest length that every arm trains on and is tested at. */
    private Optional<Threshold> threshold() {
        if (plan.threshold() != null) {
            return Optional.of(plan.threshold());
        }
        return plan.arms().getFirst().recipe().evaluate().lengths().stream()
                .filter(length -> plan.arms().stream().map(StudyPlan.Arm::recipe)
                        .allMatch(recipe -> recipe.trained().contains(length)
                                && recipe.evaluate().lengths().contains(length)))
                .max(Integer::compare).map(length -> new Threshold(length, Threshold.LEARNED));
    }
}
