package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.experiment.ModelFolder;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.TensorFile;
import dev.lengthwise.tensor.Tensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ModelFolderTest {
    @TempDir
    static Path shared;
    private static TinyRun trained;

    @TempDir
    Path folder;
    private final List<String> said = new ArrayList<>();

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
        ModelFolder read = ModelFolder.read(copy(), said::add);
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
        ModelFolder read = ModelFolder.read(run.folder.path(), said::add);
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
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> ModelFolder.read(folder.resolve("nowhere"), said::add))
                .withMessageContaining("nowhere: no such folder; expected the folder of a run");
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> ModelFolder.read(folder, said::add))
                .withMessageContaining("not the folder of a run: config.json and model.safetensors are not both there");
        TinyRun unfinished = new TinyRun(folder.resolve("unfinished"));
        unfinished.stopAfter(1, TinyRecipe.with());
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> ModelFolder.read(unfinished.folder.path(), said::add))
                .withMessageContaining("unfinished: this run has no model yet; finish it with");
    }

    @Test
    void weightsThatWereCutShortAreDamage() throws IOException {
        Path weights = copy().resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        for (int length : new int[]{0, 7, 8, 100, bytes.length / 2, bytes.length - 1}) {
            Files.write(weights, Arrays.copyOf(bytes, length));
            assertThatExceptionOfType(DamagedFileException.class).as("%d bytes", length)
                    .isThrownBy(() -> ModelFolder.read(folder, said::add)).withMessageStartingWith(weights + ": ");
        }
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> ModelFolder.read(folder, said::add))
                .withMessageContaining("checksum");
    }

    @Test
    void aConfigurationThatWasCutShortIsDamage() throws IOException {
        Path config = copy().resolve("config.json");
        String text = Files.readString(config).stripTrailing();
        for (int length = 0; length < text.length(); length += 31) {
            Files.writeString(config, text.substring(0, length));
            assertThatExceptionOfType(DamagedFileException.class).as("%d characters", length)
                    .isThrownBy(() -> ModelFolder.read(folder, said::add)).withMessageStartingWith(config + ": not ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"width\" : 8 | \"width\" : 9 | config.json: model.width: 9 is not divisible",
            "lengthwise-transformer-1 | lengthwise-transformer-9 | config.json: format is \"lengthwise-transformer-9\"",
            "\"task\" : { | \"tusk\" : { | config.json: task is missing",
            "\"values\" : 10, | \"values\" : 10, \"values\" : 10, | config.json: not JSON: line 1, column 95: Duplicate Object property \"values\"",
            "\"sort\", \"successor\" | \"sort\", \"count\" | config.json: heads.1 is \"count\"; by task and hints it is \"successor\"",
            "\"mask\" : 12 | \"mask\" : 11 | config.json: vocabulary.mask is 11; by task and hints it is 12"})
    void aConfigurationThatIsNoneIsDamage(String old, String changed, String message) throws IOException {
        change(copy(), old, changed);
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> ModelFolder.read(folder, said::add))
                .withMessageContaining(message);
    }

    /** The same numbers are another model with other heads: everything that says what weights mean is held against them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"heads\" : 2 | \"heads\" : 1 | model.heads is 1; made with 2",
            "\"width\" : 8 | \"width\" : 10 | model.width is 10; made with 8",
            "\"depth\" : 1 | \"depth\" : 2 | model.depth is 2; made with 1",
            "\"mlp\" : 16 | \"mlp\" : 32 | model.mlp is 32; made with 16",
            "\"norm\" : \"pre\" | \"norm\" : \"none\" | model.norm is \"none\"; made with \"pre\"",
            "\"activation\" : \"gelu\" | \"activation\" : \"relu\" | model.activation is \"relu\"; made with \"gelu\"",
            "\"temper\" : { \"kind\" : \"none\" } | \"temper\" : { \"kind\" : \"log-length\" } | model.temper.kind is \"log-length\"; made with \"none\"",
            "\"position\" : { \"kind\" : \"none\" } | \"position\" : { \"kind\" : \"learned\", \"longest\" : 13 } | model.position.kind is \"learned\"; made with \"none\"",
            "\"repeats\" : true | \"repeats\" : false | task.repeats is false; made with true",
            "\"max\" : 4 | \"max\" : 6 | lengths.0.max is 6; made with 4",
            "\"heldOut\" : 0.0 | \"heldOut\" : 0.5 | evaluate.heldOut is 0.5; made with 0.0"})
    void weightsUnderAnotherConfigurationAreRefusedByItsKey(String old, String changed, String message)
            throws IOException {
        change(copy(), old, changed);
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> ModelFolder.read(folder, said::add))
                .withMessage(folder.resolve("config.json") + ": "
                        + message.replace("made", "the weights in model.safetensors were made"));
    }

    /** Whoever reads JSON and writes it again may order keys, blanks and numbers in another way, and add a note. */
    @Test
    void theLayoutOfTheConfigurationDoesNotMatter() throws IOException {
        Path config = copy().resolve("config.json");
        ObjectNode read = Json.read(config);
        ObjectNode turned = Json.object().put("note", "mine");
        List<String> names = new ArrayList<>(read.propertyNames());
        names.reversed().forEach(name -> turned.set(name, read.get(name)));
        Files.writeString(config, "\uFEFF" + Json.line(turned).replace("1.0", "1").replace("sort", "\\u0073ort"));
        assertReadsTheRunsWeights();
        assertThat(said).isEmpty();
    }

    @Test
    void tensorsInAnotherOrderAreTheSameModel() throws IOException {
        header(copy(), tensors -> {
            ObjectNode turned = Json.object();
            List<String> names = new ArrayList<>(tensors.propertyNames());
            names.reversed().forEach(name -> turned.set(name, tensors.get(name)));
            return Json.line(turned);
        });
        assertReadsTheRunsWeights();
        assertThat(said).containsExactly(folder.resolve("model.safetensors") + " does not say which config.json it "
                + "belongs to (an older file, or another program's): read as config.json has it");
    }

    @Test
    void aTensorThatStandsTwiceIsRefusedByName() throws IOException {
        header(copy(), tensors -> Json.line(tensors).replaceFirst("}$", ",\"embedding.weight\":"
                + Json.line(tensors.required("embedding.weight")) + "}"));
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> ModelFolder.read(folder, said::add))
                .withMessage(folder.resolve("model.safetensors")
                        + ": tensor embedding.weight occurs twice in the header");
    }

    /** A run's folder as it was before weights said what they were made with. */
    @Test
    void olderWeightsAreHeldAgainstTheRunsRecipe() throws IOException {
        change(copy(), "\"heads\" : 2", "\"heads\" : 1");
        write(tensors -> {
        });
        ModelFolder alone = ModelFolder.read(folder, said::add);
        alone.model().close();
        assertThat(said).hasSize(1);

        Files.copy(trained.folder.recipe(), new RunFolder(folder).recipe());
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> ModelFolder.read(folder, said::add))
                .withMessage(folder.resolve("config.json")
                        + ": model.heads is 1; the weights in model.safetensors were made with 2");

        change(folder, "\"heads\" : 1", "\"heads\" : 2");
        said.clear();
        assertReadsTheRunsWeights();
        assertThat(said).isEmpty();
    }

    /** As NumPy, whose numbers are fp64, and programs that save room write them. */
    @Test
    void weightsOfOtherPrecisionsAreMadeFp32() throws IOException {
        copy();
        write(tensors -> tensors.replaceAll((name, tensor) -> tensor.to(ScalarType.Double)));
        assertReadsTheRunsWeights();
        assertThat(said).as("exact, so not told").hasSize(1);

        write(tensors -> tensors.replaceAll((name, tensor) -> tensor.to(ScalarType.Double).div(new Scalar(3.0))));
        ModelFolder.read(folder, said::add).model().close();
        assertThat(said.getLast()).contains("of F64 rounded to fp32");

        for (ScalarType type : new ScalarType[]{ScalarType.Half, ScalarType.BFloat16}) {
            Files.copy(trained.folder.path().resolve("model.safetensors"), folder.resolve("model.safetensors"),
                    StandardCopyOption.REPLACE_EXISTING);
            write(tensors -> tensors.replaceAll((name, tensor) -> tensor.to(type)));
            try (Transformer model = ModelFolder.read(folder, said::add).model(); Scope scope = new Scope()) {
                Tensor read = Objects.requireNonNull(model.parameters().all().get("embedding.weight"));
                Tensor written = Objects.requireNonNull(
                        TensorFile.read(folder.resolve("model.safetensors")).tensors().get("embedding.weight"));
                assertThat(Tensors.floats(read)).isEqualTo(Tensors.floats(written));
            }
        }
    }

    @Test
    void weightsThatAreNoNumbersAreRefusedByTheirTensor() throws IOException {
        copy();
        assertRefused(tensors -> tensors.computeIfPresent("heads.sort.bias", (name, t) -> t.to(ScalarType.Long)),
                "tensor heads.sort.bias is of type Long; weights are F32, F64, F16 or BF16");
        assertRefused(tensors -> tensors.computeIfPresent("heads.sort.bias", (name, t) -> t.div(new Scalar(0.0))),
                "tensor heads.sort.bias has numbers that are infinite or NaN");
        assertRefused(
                tensors -> tensors.computeIfPresent("heads.sort.bias",
                        (name, t) -> t.to(ScalarType.Double).add(new Scalar(1e300))),
                "tensor heads.sort.bias has numbers that are infinite or NaN in fp32");
        assertRefused(tensors -> tensors.remove("heads.sort.bias"),
                "weights do not belong to this model: missing [heads.sort.bias], unknown []");
        assertRefused(tensors -> tensors.computeIfPresent("heads.sort.bias", (name, t) -> t.narrow(0, 0, 1)),
                "weights do not belong to this model: heads.sort.bias should be [13], is [1]");
    }

    @Test
    @Timeout(60)
    void whatIsNoFileIsRefusedAndNotWaitedFor() throws Exception {
        for (String name : new String[]{"config.json", "model.safetensors"}) {
            Path file = copy().resolve(name);
            Files.delete(file);
            Files.createDirectory(file);
            assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> ModelFolder.read(folder, said::add))
                    .withMessage(file + ": is a folder; a file is needed");
            Files.delete(file);
            assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
            assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> ModelFolder.read(folder, said::add))
                    .withMessage(file + ": is a pipe or a device; a file is needed");
            Files.delete(folder.resolve("config.json"));
            Files.delete(folder.resolve("model.safetensors"));
        }
    }

    private void assertReadsTheRunsWeights() throws IOException {
        try (Transformer model = ModelFolder.read(folder, said::add).model()) {
            assertThat(Tensors.hash(model.parameters().all())).isEqualTo(trained.hash());
        }
    }

    private void assertRefused(Consumer<Map<String, Tensor>> change, String message) throws IOException {
        Path weights = folder.resolve("model.safetensors");
        Files.copy(trained.folder.path().resolve("model.safetensors"), weights, StandardCopyOption.REPLACE_EXISTING);
        write(change);
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> ModelFolder.read(folder, said::add))
                .withMessage(weights + ": " + message);
    }

    /** Text in config.json, however many blanks stand in it there. */
    private static void change(Path folder, String old, String changed) throws IOException {
        Path config = folder.resolve("config.json");
        String text = Files.readString(config).replaceAll("\\s+", " ");
        assertThat(text).contains(old);
        Files.writeString(config, text.replace(old, changed));
    }

    /** Changes the tensors and writes them without a word on what they were made with. */
    private void write(Consumer<Map<String, Tensor>> change) throws IOException {
        Path weights = folder.resolve("model.safetensors");
        try (Scope scope = new Scope()) {
            Map<String, Tensor> tensors = new LinkedHashMap<>(TensorFile.read(weights).tensors());
            change.accept(tensors);
            new TensorFile(Map.of("format", "lengthwise-transformer-1"), tensors).write(weights);
        }
    }

    /** Writes the weights' file as another program would: another header, without text. */
    private static void header(Path folder, Function<ObjectNode, String> change) throws IOException {
        Path weights = folder.resolve("model.safetensors");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(weights)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] json = new byte[(int) bytes.getLong()];
        bytes.get(json);
        ObjectNode tensors = Json.parse(new String(json, StandardCharsets.UTF_8));
        tensors.remove("__metadata__");
        byte[] changed = change.apply(tensors).getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + changed.length + bytes.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(weights, file.putLong(changed.length).put(changed).put(bytes).array());
    }
}
