package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.recipe.Branch;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.manifest.Amount;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.train.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that leave another one, their trunk: whatever becomes of that, they end as if they had been trained by themselves. */
class BranchesTest {
    private static final int SMALL = 160;
    private static final int LARGE = 320;

    @TempDir
    Path folder;

    private TinyRun run(String name) {
        return new TinyRun(folder.resolve(name));
    }

    /** A trunk of 36 steps with branches of 20 and 40, which leave it after 18 and 36; its checkpoints are of other steps. */
    private static Recipe trunk(String... more) {
        return trunk(36, "[" + SMALL + ", " + LARGE + "]", more);
    }

    private static Recipe trunk(int steps, String branches, String... more) {
        List<String> sets = new ArrayList<>(List.of("train.schedule=constant", "train.steps=" + steps, "train.batch=8",
                "train.warmupSteps=5", "train.checkpointEvery=7", "train.logEvery=4"));
        sets.addAll(Arrays.asList(more));
        sets.add("train.branches=" + branches);
        return TinyRecipe.with(sets.toArray(String[]::new));
    }

    private static TinyRun branch(TinyRun trunk, long examples) {
        return new TinyRun(trunk.folder.branch(examples).path());
    }

    /** The same recipe from its first step, with no trunk. */
    private TinyRun alone(Recipe trunk, long examples) throws Exception {
        TinyRun alone = run("alone-" + examples);
        Branch branch = Branch.of(trunk).stream().filter(each -> each.examples() == examples).findFirst().orElseThrow();
        alone.start(branch.recipe());
        return alone;
    }

    /** Parameters, losses, scores, counts and test results: nothing but clocks and where it came from tells them apart. */
    private static void requireSame(TinyRun branch, TinyRun alone) throws IOException {
        assertThat(branch.state()).isEqualTo("done");
        assertThat(branch.hash()).isEqualTo(alone.hash());
        assertThat(branch.losses()).isEqualTo(alone.losses());
        assertThat(branch.folder.evaluation()).hasSameTextualContentAs(alone.folder.evaluation());
        assertThat(branch.folder.recipe()).hasSameTextualContentAs(alone.folder.recipe());
        for (String key : List.of("trainedOn", "step", "movement", "parameters", "firstBatch")) {
            assertThat(Json.read(branch.folder.manifest()).path(key)).as(key)
                    .isEqualTo(Json.read(alone.folder.manifest()).path(key));
        }
    }

    static Stream<List<String>> settings() {
        return Stream.of(List.of("train.engine=kernel"), List.of("train.engine=torch"),
                List.of("train.engine=kernel", "train.averaging=0.9"),
                List.of("train.engine=torch", "train.averaging=0.9"),
                List.of("train.engine=kernel", "train.clip=0.1", "train.weightDecay=0.1", "train.decay=matrices"),
                List.of("train.engine=kernel", "train.keep=1", "evaluate.every=7"),
                List.of("train.engine=torch", "train.keep=all", "evaluate.every=10", "train.logEvery=5"),
                List.of("train.engine=kernel", "hints=[]"), List.of("train.engine=kernel", "train.cooldown=0.5"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aBranchIsTheRunOfItsRecipe(List<String> setting) throws Exception {
        Recipe recipe = trunk(setting.toArray(String[]::new));
        TinyRun trunk = run("trunk");
        assertThat(trunk.start(recipe)).isTrue();
        for (long examples : List.of(SMALL, LARGE)) {
            requireSame(branch(trunk, examples), alone(recipe, examples));
        }
        TinyRun without = run("without");
        without.start(recipe.withBranches(List.of()));
        assertThat(trunk.hash()).as("the trunk does not feel its branches").isEqualTo(without.hash());
        assertThat(trunk.losses()).isEqualTo(without.losses());
    }

    /** With hints that come on top, both are counted in a branch's number; how many are the main task's is told. */
    @Test
    void hintsCountAmongTheExamples() throws Exception {
        Recipe recipe = trunk(36, "[240]", "train.engine=kernel", "accounting=add");
        TinyRun trunk = run("trunk");
        trunk.start(recipe);
        Branch branch = Branch.of(recipe).getFirst();
        Map<String, Amount> trained = RunManifest
                .read(branch(trunk, 240).folder.manifest()).progress().trainedOn().orElseThrow();
        assertThat(trained.values().stream().mapToLong(amount -> amount.examples()).sum()).isEqualTo(240);
        assertThat(Objects.requireNonNull(trained.get("sort")).examples()).isEqualTo(branch.mainExamples())
                .isEqualTo(8L * branch.steps())
                .isLessThan(240);
        requireSame(branch(trunk, 240), alone(recipe, 240));
    }

    /** Stopped after every few steps, of the trunk and of its branches, with the same command each time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10})
    void whereverItIsStoppedItEndsTheSame(int steps) throws Exception {
        Recipe recipe = trunk("train.engine=kernel", "train.averaging=0.9", "evaluate.every=6");
        TinyRun trunk = run("trunk");
        int sessions = 1;
        while (!trunk.stopAfter(steps, recipe)) {
            sessions++;
        }
        assertThat(sessions).isGreaterThan(3);
        for (long examples : List.of(SMALL, LARGE)) {
            requireSame(branch(trunk, examples), alone(recipe, examples));
        }
    }

    /** A branch is a run like any other: what goes on with it need not know of its trunk. */
    @Test
    void aBranchCanBeEndedByItselfWhileItsTrunkIsNotDone() throws Exception {
        Recipe recipe = trunk("train.engine=kernel");
        TinyRun trunk = run("trunk");
        assertThat(trunk.stopAfter(20, recipe)).isFalse();
        TinyRun small = branch(trunk, SMALL);
        assertThat(small.state()).isEqualTo("interrupted");
        assertThat(RunManifest.read(small.folder.manifest()).branch().orElseThrow().trunk()).isEqualTo("../..");
        assertThat(RunManifest.read(small.folder.manifest()).branch().orElseThrow().step()).isEqualTo(18);
        assertThat(small.resume(Branch.of(recipe).getFirst().recipe())).isTrue();
        requireSame(small, alone(recipe, SMALL));
        assertThat(trunk.folder.branch(LARGE).path()).doesNotExist();
        assertThat(trunk.resume(recipe)).isTrue();
        requireSame(branch(trunk, LARGE), alone(recipe, LARGE));
    }

    /** As a kill leaves it: the recipe is there, and the checkpoint, which comes last, is not. */
    @Test
    void aBranchWhoseBeginningWasCutOffIsBegunAgain() throws Exception {
        Recipe recipe = trunk("train.engine=kernel");
        TinyRun trunk = run("trunk");
        trunk.stopAfter(18, recipe);
        RunFolder small = trunk.folder.branch(SMALL);
        Files.delete(new Checkpoints(small.checkpoints()).latest().orElseThrow());
        Files.delete(small.manifest());
        trunk.resume(recipe);
        requireSame(branch(trunk, SMALL), alone(recipe, SMALL));
    }

    @Test
    void branchesCanBeAddedWhereThereIsACheckpoint() throws Exception {
        String[] all = {"train.engine=kernel", "train.keep=all"};
        TinyRun trunk = run("trunk");
        trunk.start(trunk(36, "[]", all));
        String hash = trunk.hash();
        assertThat(trunk.resume(trunk(36, "[" + LARGE + "]", all))).isTrue();
        assertThat(trunk.hash()).isEqualTo(hash);
        requireSame(branch(trunk, LARGE), alone(trunk(36, "[" + LARGE + "]", all), LARGE));
        assertThat(trunk.resume(trunk(63, "[184, " + LARGE + ", 560]", all))).isTrue(); // leave after 21, 36 and 63
        requireSame(branch(trunk, 184), alone(trunk(63, "[184, 560]", all), 184));
        requireSame(branch(trunk, 560), alone(trunk(63, "[184, 560]", all), 560));
        assertThat(trunk.resume(trunk(63, "[184, " + LARGE + ", 560]", all))).isTrue();
        assertThat(trunk.said).containsExactly(trunk.folder.path() + " is finished already");
    }

    @Test
    void aBranchThatTheTrunkHasLeftBehindIsRefused() throws Exception {
        TinyRun trunk = run("trunk");
        trunk.start(trunk(36, "[]", "train.engine=kernel"));
        String recipe = Files.readString(trunk.folder.recipe());
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> trunk.resume(trunk(36, "[" + SMALL + "]", "train.engine=kernel")))
                .withMessage(trunk.folder.recipe() + ": train.branches: the branch with 160 examples leaves the trunk"
                        + " after step 18, which has been trained to step 36 and has no checkpoint of that step, only of"
                        + " 35, 36; choose a larger number, or another --out (train.keep: all keeps every checkpoint)");
        assertThat(trunk.folder.recipe()).hasContent(recipe);
    }

    @Test
    void theTrunkAloneLeavesItsBranchesToOthers() throws Exception {
        Recipe recipe = trunk("train.engine=kernel");
        TinyRun trunk = run("trunk");
        assertThat(new Run(recipe, new Run.Options(trunk.folder.path(), false, 1,
                Asked.of(Device.CPU), "lengthwise train", true), trunk)
                .go(() -> false)).isTrue();
        assertThat(trunk.state()).isEqualTo("done");
        assertThat(branch(trunk, LARGE).state()).isEqualTo("interrupted");
        assertThat(trunk.resume(recipe)).isTrue();
        requireSame(branch(trunk, LARGE), alone(recipe, LARGE));
    }

    /** A branch keeps what it goes on from and no more than {@code train.keep} says. */
    @Test
    void fewCheckpointsAreLeft() throws Exception {
        TinyRun trunk = run("trunk");
        trunk.start(trunk("train.engine=kernel", "train.keep=1"));
        for (RunFolder run : List.of(trunk.folder, trunk.folder.branch(SMALL), trunk.folder.branch(LARGE))) {
            assertThat(new Checkpoints(run.checkpoints()).steps()).hasSize(1);
        }
    }
}
