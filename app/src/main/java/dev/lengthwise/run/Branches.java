package dev.lengthwise.run;

import dev.lengthwise.experiment.Origin;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.file.WholeFile;
import dev.lengthwise.recipe.Branch;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.manifest.BranchedFrom;
import dev.lengthwise.result.manifest.Progress;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.result.run.MetricsFile;
import dev.lengthwise.text.Grouped;
import dev.lengthwise.train.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The branches of a run, its trunk. As the trunk passes the step that one leaves it at, the branch is begun: a folder of its own with all
 * that a run which was interrupted after that step has. From then on it needs the trunk no more, and any {@code train --resume} ends it.
 *
 * @param trunk its recipe
 * @param folder the trunk's
 */
record Branches(Recipe trunk, RunFolder folder, List<Branch> all) {
    private static final String TRUNK = "../..";

    static Branches of(Recipe trunk, RunFolder folder) {
        return new Branches(trunk, folder, Branch.of(trunk));
    }

    RunFolder folder(Branch branch) {
        return folder.branch(branch.examples());
    }

    /** Whether one of them leaves the trunk after a step. */
    boolean leaveAt(long step) {
        return all.stream().anyMatch(branch -> branch.from() == step);
    }

    /** Those that are not done yet, ascending. */
    List<Branch> open() throws IOException {
        List<Branch> open = new ArrayList<>();
        for (Branch branch : all) {
            if (!isDone(folder(branch))) {
                open.add(branch);
            }
        }
        return open;
    }

    /** Whether nothing of a run is left to do. */
    static boolean isDone(RunFolder run) throws IOException {
        return Files.exists(run.evaluation())
                && RunManifest.readIfThere(run.manifest()).map(RunManifest::isDone).orElse(false);
    }

    /** Whether there is a branch to go on with; its checkpoint is the last file that is written when it is begun. */
    static boolean isBegun(RunFolder run) throws IOException {
        return !new Checkpoints(run.checkpoints()).steps().isEmpty() || isDone(run);
    }

    /**
     * Refuses branches that the trunk has left behind, with no checkpoint to begin them from.
     *
     * @throws RecipeException that says which steps there are
     * @throws dev.lengthwise.tensor.DamagedFileException where such a checkpoint was made by another recipe
     */
    void requireWithinReach() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder.checkpoints());
        List<Long> steps = checkpoints.steps();
        long newest = Math.max(steps.isEmpty() ? 0 : steps.getLast(),
                RunManifest.readIfThere(folder.manifest()).filter(RunManifest::isDone)
                        .flatMap(done -> done.progress().step()).orElse(0L));
        for (Branch branch : all) {
            if (steps.contains((long) branch.from()) && !isBegun(folder(branch))) {
                requireOwn(checkpoints.file(branch.from()));
            }
            if (branch.from() <= newest && !steps.contains((long) branch.from()) && !isBegun(folder(branch))) {
                throw new RecipeException(folder.recipe() + ": train.branches: the branch with " + examples(branch)
                        + " leaves the trunk after step " + branch.from() + ", which has been trained to step " + newest
                        + " and has no checkpoint of that step"
                        + (steps.isEmpty()
                                ? ""
                                : ", only of "
                                        + steps.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                        + "; choose a larger number, or another --out (train.keep: all keeps every checkpoint)");
            }
        }
    }

    private void requireOwn(Path checkpoint) throws IOException {
        Checkpoints.madeWith(checkpoint)
                .ifPresent(made -> Origin.requireRecipe(checkpoint, made, folder.recipe().toString(), trunk));
    }

    /** Begins the branches that leave the trunk after this step or before, unless they are begun; each has a checkpoint of its step. */
    void begin(long step, RunManifest manifest) throws IOException, InterruptedException {
        for (Branch branch : all) {
            if (branch.from() <= step && !isBegun(folder(branch))) {
                begin(branch, manifest);
            }
        }
    }

    private void begin(Branch branch, RunManifest manifest) throws IOException, InterruptedException {
        RunFolder own = folder(branch);
        Checkpoints checkpoints = new Checkpoints(folder.checkpoints());
        Files.createDirectories(own.path());
        try (FolderLock lock = FolderLock.take(own.path())) {
            if (lock == null || isBegun(own)) { // somebody begins it, or has just done so
                return;
            }
            WholeFile.write(own.recipe(), RecipeWriter.yaml(branch.recipe()));
            Json.write(own.manifest(), manifest.branched(branch.recipe().name(),
                    new BranchedFrom(TRUNK, branch.from(), branch.examples()),
                    Optional.of(manifest.progress()).filter(at -> at.step().equals(Optional.of((long) branch.from())))
                            .orElse(Progress.NONE)));
            StringBuilder metrics = new StringBuilder();
            MetricsFile.read(folder.metrics()).lines().stream().filter(line -> line.measured().step() <= branch.from())
                    .forEach(line -> metrics.append(line.text()).append('\n'));
            WholeFile.write(own.metrics(), metrics.toString());
            checkpoints.copy(branch.from(), own.checkpoints(), Origin.of(branch.recipe()));
        }
    }

    /** {@code 3,200,000 examples}. */
    static String examples(Branch branch) {
        return Grouped.of(branch.examples()) + " examples";
    }
}
