package dev.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.engine.torch.TorchModel;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.TensorFile;
import dev.lengthwise.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    private Path write(long step) throws IOException {
        return write(step, Keep.TWO);
    }

    private Path write(long step, Keep keep) throws IOException {
        return new Checkpoint(step, Map.of("note", "text"), Map.of("w", Numbers.of(new float[]{step}, 1)))
                .write(folder, keep);
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void comesBackAsItWas() throws IOException {
        Path file = write(7);
        Checkpoint read = Checkpoint.read(file);
        assertThat(read.step()).isEqualTo(7);
        assertThat(read.notes()).isEqualTo(Map.of("note", "text"));
        assertThat(read.tensors().values()).singleElement().extracting(Numbers::floats).isEqualTo(new float[]{7});
    }

    @Test
    void keepsTheNewestTwo() throws IOException {
        for (long step : new long[]{5, 10, 999, 1000}) {
            write(step);
        }
        assertThat(files()).containsExactly("step-000000999.safetensors", "step-000001000.safetensors");
        assertThat(Checkpoint.latest(folder)).hasValue(folder.resolve("step-000001000.safetensors"));
    }

    @Test
    void keepsAsManyAsAreAskedFor() throws IOException {
        for (long step : new long[]{5, 10, 15, 20}) {
            write(step, Keep.ALL);
        }
        assertThat(new Checkpoints(folder).steps()).containsExactly(5L, 10L, 15L, 20L);
        write(25, new Keep(3));
        assertThat(new Checkpoints(folder).steps()).containsExactly(15L, 20L, 25L);
        write(30, new Keep(1));
        assertThat(files()).containsExactly("step-000000030.safetensors");
        assertThat(new Checkpoints(folder.resolve("nowhere")).steps()).isEmpty();
        assertThat(Keep.ALL).hasToString("all");
        assertThatIllegalArgumentException().isThrownBy(() -> new Keep(0))
                .withMessage("keep 0 is not allowed: at least 1, or all");
    }

    /** Of the parameters that are not trained there is no average. */
    @Test
    void theModelOfAStepIsTheAverageWhereThereIsOne() throws IOException {
        new Checkpoint(3, Map.of(), Map.of("model.a", Numbers.of(new float[]{1}, 1), "model.b",
                Numbers.of(new float[]{2}, 1), "average.a", Numbers.of(new float[]{3}, 1), "adam.a",
                Numbers.of(new float[]{4}, 1))).write(folder, Keep.TWO);
        Map<String, Numbers> model = new Checkpoints(folder).model(3);
        assertThat(model.keySet()).containsExactlyInAnyOrder("a", "b");
        assertThat(Objects.requireNonNull(model.get("a")).floats()).containsExactly(3);
        assertThat(Objects.requireNonNull(model.get("b")).floats()).containsExactly(2);
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> new Checkpoints(folder).model(4));
    }

    @Test
    void namesAreTheSameInEveryLanguage() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            write(12);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(files()).containsExactly("step-000000012.safetensors");
    }

    @Test
    void whatIsLeftOfAWriteThatWasCutOffIsNotLookedAt() throws IOException {
        write(5);
        Files.writeString(folder.resolve("step-000000010.safetensors.partial"), "half");
        Files.writeString(folder.resolve("notes.txt"), "somebody else's");
        assertThat(Checkpoint.latest(folder)).hasValue(folder.resolve("step-000000005.safetensors"));
        write(10);
        assertThat(files()).containsExactly("notes.txt", "step-000000005.safetensors", "step-000000010.safetensors");
    }

    @Test
    void thereIsNoneInAFolderWithoutOne() throws IOException {
        assertThat(Checkpoint.latest(folder)).isEmpty();
        assertThat(Checkpoint.latest(folder.resolve("nowhere"))).isEmpty();
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(), folder.resolve("nowhere"))) {
            String before = Tensors.hash(model.parameters().all());
            assertThat(trainer.resume()).isFalse();
            assertThat(trainer.step()).isZero();
            assertThat(Tensors.hash(model.parameters().all())).isEqualTo(before);
        }
    }

    @Test
    void aNewestOneThatIsCutShortIsDamageAndNotAFreshStart() throws Exception {
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(), folder)) {
            trainer.train(event -> {
            }, () -> false);
        }
        Path newest = folder.resolve("step-000000012.safetensors");
        byte[] bytes = Files.readAllBytes(newest);
        Files.write(newest, Arrays.copyOf(bytes, bytes.length - 100));

        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(), folder)) {
            String before = Tensors.hash(model.parameters().all());
            assertThatExceptionOfType(DamagedFileException.class).isThrownBy(trainer::resume)
                    .withMessageStartingWith(newest + ": ").withMessageContaining("cut short");
            assertThat(Tensors.hash(model.parameters().all())).isEqualTo(before);

            Files.delete(newest); // the way out: the one before is still there
            assertThat(trainer.resume()).isTrue();
            assertThat(trainer.step()).isEqualTo(10);
        }
    }

    @Test
    void aFileThatIsNoCheckpointIsToldByName() throws IOException {
        Path file = folder.resolve("step-000000003.safetensors");
        new TensorFile(Map.of(), Map.of()).write(file);
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> Checkpoint.read(file))
                .withMessage(file + ": not a checkpoint, the step is missing");

        write(3);
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(), folder)) {
            assertThatExceptionOfType(DamagedFileException.class).isThrownBy(trainer::resume)
                    .withMessage(file + ": not a checkpoint, the generator's state is missing");
        }
    }

    /** Nothing in training draws from it today; what will, goes on as if it had not been interrupted. */
    @Test
    void libtorchsOwnGeneratorGoesOnWhereItWas() throws Exception {
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(1, 1, 0), folder);
                Scope scope = new Scope()) {
            torch.manual_seed(3);
            trainer.train(event -> {
            }, () -> false);
            float[] next = Tensors.floats(torch.rand(5));
            torch.manual_seed(4);
            assertThat(Tensors.floats(torch.rand(5))).isNotEqualTo(next);
            trainer.resume();
            assertThat(Tensors.floats(torch.rand(5))).isEqualTo(next);
        }
    }

    @Test
    void anotherModelsCheckpointIsToldByName() throws Exception {
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(1, 1, 0), folder)) {
            trainer.train(event -> {
            }, () -> false);
        }
        Path file = folder.resolve("step-000000001.safetensors");
        try (Transformer model = TinyRuns.model(List.of("increment"), 1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(), folder)) {
            assertThatIllegalArgumentException().isThrownBy(trainer::resume)
                    .withMessage(file + ": weights do not belong to this model: missing [], unknown "
                            + "[heads.carry.weight, heads.carry.bias]");
        }
    }

    /** libtorch would repeat one number over a whole tensor, and round an fp64 one, without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"model.embedding.weight", "adam.mean.embedding.weight", "average.embedding.weight",
            "generator"})
    void aTensorOfAnotherShapeOrTypeIsToldByName(String name) throws Exception {
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.averaged(), folder)) {
            trainer.train(event -> {
            }, () -> false);
        }
        Path file = folder.resolve("step-000000012.safetensors");
        for (boolean shape : new boolean[]{true, false}) {
            try (Scope scope = new Scope()) {
                Checkpoint written = Checkpoint.read(file);
                Map<String, Tensor> changed = Tensors.of(written.tensors());
                Tensor tensor = Objects.requireNonNull(changed.get(name));
                changed.put(name, shape ? tensor.reshape(-1).narrow(0, 0, 1) : tensor.to(ScalarType.Double));
                Path other = folder.resolve(Boolean.toString(shape));
                new Checkpoint(12, written.notes(), Tensors.numbers(changed)).write(other, Keep.TWO);
                try (Transformer model = TinyRuns.model(1);
                        Trainer trainer = TinyRuns.trainer(model, TinyRuns.averaged(), other)) {
                    assertThatIllegalArgumentException().isThrownBy(trainer::resume)
                            .withMessageContaining(name.replace("model.", "") + (shape
                                    ? " should be ["
                                    : " should be of type " + tensor.scalar_type().intern() + ", is Double"));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"step,-1", "step,1e3", "step,99999999999999999999", "loss.sum.increment,much", "loss.count.carry,1.5",
            "trained.examples.increment,many", "trained.answerTokens.carry,''"})
    void aNoteThatIsNoNumberIsToldByName(String note, String text) throws Exception {
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(1, 1, 0), folder)) {
            trainer.train(event -> {
            }, () -> false);
        }
        Path file = folder.resolve("step-000000001.safetensors");
        try (Scope scope = new Scope()) {
            TensorFile written = TensorFile.read(file);
            Map<String, String> notes = new LinkedHashMap<>(written.metadata());
            assertThat(notes.put(note, text)).isNotNull();
            new TensorFile(notes, written.tensors()).write(file);
        }
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(1, 1, 0), folder)) {
            assertThatExceptionOfType(RuntimeException.class).isThrownBy(trainer::resume)
                    .withMessageStartingWith(file + ": ").withMessageContaining(note);
        }
    }

    @Test
    void saysWhatTheWeightsAreMadeWith() throws Exception {
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = new Trainer(new TorchModel(model), TinyRuns.batcher(1), TinyRuns.config(1, 1, 0),
                        Precision.FP32, folder, "this recipe")) {
            trainer.train(event -> {
            }, () -> false);
        }
        Path latest = new Checkpoints(folder).latest().orElseThrow();
        assertThat(Checkpoints.madeWith(latest)).hasValue("this recipe");
        assertThat(Checkpoints.madeWith(write(2))).as("one that does not say").isEmpty();
    }
}
