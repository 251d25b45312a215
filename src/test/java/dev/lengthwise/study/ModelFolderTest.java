package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFolderTest {
    @TempDir
    static Path shared;
    private static TinyRun trained;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws Exception {
        trained = new TinyRun(shared.resolve("run"));
        trained.start(TinyRecipe.with("train.steps=2"));
    }

    /** A copy of the model alone, as an export is: config.json and model.safetensors, nothing of the run. */
    private Path copy() throws IOException {
        for (String name : new String[]{"config.json", "model.safetensors"}) {
            Files.copy(trained.folder.path().resolve(name), folder.resolve(name));
        }
        return folder;
    }

    @Test
    void readsWhatTheRunTrained() throws IOException {
        ModelFolder read = ModelFolder.read(copy());
        try (Transformer model = read.model()) {
            assertThat(Tensors.hash(model.parameters().all())).isEqualTo(trained.hash());
            assertThat(model.heads()).containsExactly("sort", "successor");
        }
        assertThat(read.setup().recipe().trained()).isEqualTo(TrainedLengths.from(1, 4));
        assertThat(read.setup().recipe().model()).isEqualTo(TinyRecipe.with().model());
    }

    /** Six values, ⊥ and all of an answer of six but END are 13 tokens. */
    @Test
    void carriesLearnedPositions() throws Exception {
        TinyRun run = new TinyRun(folder.resolve("positions"));
        run.start(TinyRecipe.with("train.steps=2", "model.position={kind: learned, longest: 13}"));
        ModelFolder read = ModelFolder.read(run.folder.path());
        try (Transformer model = read.model()) {
            assertThat(model.config().position()).isEqualTo(new Position.Learned(13));
            assertThat(model.parameters().all()).containsKey("position.weight");
            assertThat(Tensors.hash(model.parameters().all())).isEqualTo(run.hash());
        }
        assertThat(read.setup().longest(read.setup().questions())).isEqualTo(6);
        assertThat(read.setup().longest(read.setup().hintQuestions().getFirst())).isEqualTo(11);
    }

    @Test
    void refusesWhatIsNoModelsFolder() throws Exception {
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> ModelFolder.read(folder.resolve("nowhere")))
                .withMessageContaining("nowhere: no such folder; expected the folder of a run");
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> ModelFolder.read(folder))
                .withMessageContaining("not the folder of a run: config.json and model.safetensors are not both there");
        TinyRun unfinished = new TinyRun(folder.resolve("unfinished"));
        unfinished.stopAfter(1, TinyRecipe.with());
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> ModelFolder.read(unfinished.folder.path()))
                .withMessageContaining("unfinished: this run has no model yet; finish it with");
    }

    @Test
    void weightsThatWereCutShortAreDamage() throws IOException {
        Path weights = copy().resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        for (int length : new int[]{0, 7, 8, 100, bytes.length / 2, bytes.length - 1}) {
            Files.write(weights, Arrays.copyOf(bytes, length));
            assertThatExceptionOfType(DamagedFileException.class).as("%d bytes", length)
                    .isThrownBy(() -> ModelFolder.read(folder)).withMessageStartingWith(weights + ": ");
        }
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> ModelFolder.read(folder))
                .withMessageContaining("checksum");
    }

    @Test
    void aConfigurationThatWasCutShortIsDamage() throws IOException {
        Path config = copy().resolve("config.json");
        String text = Files.readString(config).stripTrailing();
        for (int length = 0; length < text.length(); length += 31) {
            Files.writeString(config, text.substring(0, length));
            assertThatExceptionOfType(DamagedFileException.class).as("%d characters", length)
                    .isThrownBy(() -> ModelFolder.read(folder)).withMessageStartingWith(config + ": not ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"width\" : 8 | \"width\" : 9 | config.json: model.width: 9 is not divisible",
            "\"width\" : 8 | \"width\" : 10 | model.safetensors: weights do not belong to this model: embedding",
            "\"depth\" : 1 | \"depth\" : 2 | model.safetensors: weights do not belong to this model: missing",
            "lengthwise-transformer-1 | lengthwise-transformer-9 | config.json: format is \"lengthwise-transformer-9\"",
            "\"task\" : { | \"tusk\" : { | config.json: No value"})
    void aConfigurationOfAnotherModelIsDamage(String old, String changed, String message) throws IOException {
        Path config = copy().resolve("config.json");
        String text = Files.readString(config);
        assertThat(text).contains(old);
        Files.writeString(config, text.replace(old, changed));
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> ModelFolder.read(folder))
                .withMessageContaining(message);
    }
}
