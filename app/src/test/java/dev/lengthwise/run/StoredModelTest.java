package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.experiment.StoredModel;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredModelTest {
    @TempDir
    Path folder;

    private TinyRun run(String name) {
        return new TinyRun(folder.resolve(name));
    }

    private static String hash(StoredModel stored) throws IOException {
        try (Transformer model = stored.read(Device.CPU, StoredModelTest::silent)) {
            return Tensors.hash(model.parameters().all());
        }
    }

    /** Of a run's own weights there is nothing to say. */
    private static void silent(String said) {
        throw new AssertionError(said);
    }

    private static StoredModel at(TinyRun run, long step) {
        return new StoredModel(run.folder.path(), OptionalLong.of(step));
    }

    /** With a constant rate a run of 20 steps is a run of 30 that ends earlier; averaged or not. */
    @ParameterizedTest
    @ValueSource(strings = {"train.averaging=0", "train.averaging=0.9"})
    void aCheckpointIsTheModelThatTheRunWouldHaveLeftThen(String averaging) throws Exception {
        TinyRun shorter = run("shorter");
        shorter.start(TinyRecipe.with("train.schedule=constant", averaging, "train.steps=20"));
        TinyRun longer = run("longer");
        longer.start(TinyRecipe.with("train.schedule=constant", averaging, "train.keep=all"));
        assertThat(hash(at(longer, 20))).isEqualTo(shorter.hash())
                .isEqualTo(hash(StoredModel.of(shorter.folder.path())))
                .hasSize(64);
        assertThat(hash(at(longer, 30))).isEqualTo(longer.hash()).isNotEqualTo(shorter.hash());
        assertThat(hash(at(longer, 10))).isNotIn(longer.hash(), shorter.hash());
        assertThat(at(longer, 20).setup().recipe().evaluate().lengths()).containsExactly(3, 6);
    }

    @Test
    void aRunThatIsNotFinishedHasItsCheckpoints() throws Exception {
        Recipe recipe = TinyRecipe.with();
        TinyRun run = run("run");
        run.stopAfter(17, recipe);
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> StoredModel.of(run.folder.path()).setup())
                .withMessage(run.folder.path() + ": this run has no model yet; finish it with `lengthwise train ..."
                        + " --resume`, or open a checkpoint with --step: 10, 17");
        String early = hash(at(run, 10));
        run.resume(recipe);
        assertThat(hash(at(run, 30))).isEqualTo(run.hash()).isNotEqualTo(early);
    }

    @Test
    void aStepWithoutCheckpointIsRefusedWithThoseThatAreThere() throws Exception {
        TinyRun run = run("run");
        run.start(TinyRecipe.with());
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> at(run, 10).setup())
                .withMessage(run.folder.path() + ": there is no checkpoint of step 10; there are some of 20, 30"
                        + " (train.keep says how many stay)");
        Files.delete(run.folder.checkpoints().resolve("step-000000020.safetensors"));
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> at(run, 20).read(Device.CPU, StoredModelTest::silent))
                .withMessageContaining("there is one of 30 (");
        Files.delete(run.folder.checkpoints().resolve("step-000000030.safetensors"));
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> at(run, 30).setup())
                .withMessageEndingWith("there is no checkpoint of step 30; no checkpoint is left");
    }

    @Test
    void ofVeryManyStepsTheFirstAndTheLastAreNamed() throws Exception {
        TinyRun run = run("run");
        run.start(TinyRecipe.with("train.checkpointEvery=2", "train.keep=all"));
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> at(run, 3).setup())
                .withMessageContaining("there are some of 2, 4, 6, 8, 10, 12, ..., 30, 15 in all (");
    }

    @Test
    void onlyRunsHaveCheckpoints() throws Exception {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> new StoredModel(folder, OptionalLong.of(5)).setup())
                .withMessage(folder + ": --step opens a checkpoint of a run, and there is no recipe.yaml here");
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> new StoredModel(folder.resolve("nowhere"), OptionalLong.of(5)).setup())
                .withMessageContaining("nowhere: no such folder");
    }

    @Test
    void aCheckpointThatWasCutShortIsDamage() throws Exception {
        TinyRun run = run("run");
        run.start(TinyRecipe.with());
        Path file = run.folder.checkpoints().resolve("step-000000020.safetensors");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 500));
        assertThatExceptionOfType(DamagedFileException.class)
                .isThrownBy(() -> at(run, 20).read(Device.CPU, StoredModelTest::silent))
                .withMessageStartingWith(file + ": ");
    }

    /** recipe.yaml says what the numbers mean, and so do the checkpoints. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"heads: 2 | heads: 1 | model.heads is 1; made with 2",
            "activation: gelu | activation: relu | model.activation is \"relu\"; made with \"gelu\"",
            "values: 10 | values: 20 | task.values is 20; made with 10",
            "batch: 8 | batch: 16 | train.batch is 16; made with 8", "seed: 1 | seed: 2 | seed is 2; made with 1"})
    void aCheckpointUnderAnotherRecipeIsRefusedByItsKey(String old, String changed, String message)
            throws Exception {
        TinyRun run = run("run");
        run.stopAfter(17, TinyRecipe.with());
        String text = Files.readString(run.folder.recipe());
        assertThat(text).containsOnlyOnce(old + "\n");
        Files.writeString(run.folder.recipe(), text.replace(old + "\n", changed + "\n"));
        String expected = run.folder.recipe() + ": " + message.replace("made", "the weights in step-000000017"
                + ".safetensors were made");

        assertThatExceptionOfType(DamagedFileException.class)
                .isThrownBy(() -> at(run, 17).read(Device.CPU, StoredModelTest::silent)).withMessage(expected);
        Recipe asked = RecipeReader.read(run.folder.recipe(), List.of());
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> run.resume(asked))
                .withMessageStartingWith(expected);
        assertThat(run.state()).isEqualTo("failed");
    }

    @Test
    void aCheckpointIsGoneOnWithUnderAnotherNameAndMoreSteps() throws Exception {
        TinyRun run = run("run");
        run.stopAfter(17, TinyRecipe.with("train.schedule=constant"));
        Recipe longer = TinyRecipe.with("train.schedule=constant", "train.steps=40", "train.keep=all", "name=other");
        Files.writeString(run.folder.recipe(), RecipeWriter.yaml(longer));
        assertThat(run.resume(longer)).isTrue();
        assertThat(hash(at(run, 40))).isEqualTo(run.hash());
    }
}
