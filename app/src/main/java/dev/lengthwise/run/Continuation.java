package dev.lengthwise.run;

import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.task.hint.HintConfig;
import dev.lengthwise.train.Checkpoints;
import dev.lengthwise.train.ScheduleKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * How a run that is in a folder already goes on: by the recipe that it was started with, or by that one with more steps where those that
 * are done are the same in a run of so many, or with more branches.
 *
 * @param text what its {@code recipe.yaml} says
 * @param steps those of that recipe
 */
record Continuation(String text, int steps) {

    /**
     * Nothing where there is no run, or one of another recipe.
     *
     * @throws RecipeException where the recipe has more steps than the run's and nothing but branches differs, and the run cannot be extended
     */
    static Optional<Continuation> of(RunFolder folder, Recipe asked) throws IOException {
        if (!Files.isRegularFile(folder.recipe())) {
            return Optional.empty();
        }
        Recipe before;
        try {
            before = RecipeReader.read(folder.recipe(), List.of());
        } catch (RecipeException e) {
            return Optional.empty(); // the line that differs is told
        }
        int steps = before.train().steps();
        Recipe now = asked.task().isSameTask(before.task()) ? asked.withTask(before.task()) : asked;
        boolean same = before.equals(now); // though an earlier version may have written it with fewer keys
        boolean longer = !same && asked.train().steps() >= steps
                && asked.train().branches().containsAll(before.train().branches())
                && now.withSteps(steps).withBranches(before.train().branches()).equals(before);
        if (longer && asked.train().steps() > steps) {
            requireExtensible(folder, before, asked.train().steps());
        }
        return same || longer
                ? Optional.of(new Continuation(Files.readString(folder.recipe()), steps))
                : Optional.empty();
    }

    private static void requireExtensible(RunFolder folder, Recipe recipe, int asked) throws IOException {
        String run = folder.recipe() + ": train.steps: this run has " + recipe.train().steps() + " steps and cannot be"
                + " extended to " + asked + ": ";
        String instead = "; choose another --out for a run of " + asked;
        ScheduleKind schedule = recipe.train().schedule();
        if (schedule.dependsOnSteps()) {
            throw new RecipeException(run + "the learning rate of train.schedule " + schedule
                    + " falls over all of the steps, so that a run of " + asked
                    + " has other rates from its start; only one with schedule " + ScheduleKind.CONSTANT
                    + " can be extended" + instead);
        }
        for (int i = 0; i < recipe.hints().size(); i++) {
            HintConfig hint = recipe.hints().get(i);
            if (hint.share() != hint.lastShare()) {
                throw new RecipeException(run + "the share of hints." + i + " (" + hint.kind()
                        + ") moves to its lastShare over a part of the steps, so that a run of " + asked
                        + " has other shares from its start; only hints whose share stays can be extended" + instead);
            }
        }
        Optional<RunManifest> manifest = RunManifest.readIfThere(folder.manifest());
        Optional<Long> stoppedAt = manifest.flatMap(kept -> kept.progress().stoppedAt());
        if (stoppedAt.isPresent()) {
            throw new RecipeException(run + "it ended after step " + stoppedAt.get()
                    + " because train.stopAt was reached, which more steps do not change");
        }
        if (manifest.map(RunManifest::isDone).orElse(false)
                && new Checkpoints(folder.checkpoints()).steps().isEmpty()) {
            throw new RecipeException(run + "no checkpoint is left in " + folder.checkpoints() + instead);
        }
    }
}
