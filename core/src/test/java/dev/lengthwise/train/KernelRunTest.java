package dev.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.batch.Batcher;
import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.Model;
import dev.lengthwise.engine.kernel.KernelModel;
import dev.lengthwise.engine.kernel.KernelWeights;
import dev.lengthwise.engine.torch.TorchModel;
import dev.lengthwise.model.TinyModels;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs by our own engine go as those by libtorch do: from the same weights to the same weights, with the same checkpoints. */
class KernelRunTest {
    /** What fp32 rounding may make of 12 steps of Adam. */
    private static final double CLOSE = 2e-4;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        Engine.start(2);
    }

    private static TrainConfig by(EngineKind engine, TrainConfig config) {
        return config.withEngine(engine);
    }

    /** The tiny model with the weights that libtorch draws, computed by the engine of the config. */
    private static Model model(TrainConfig config, long seed) {
        Transformer drawn = TinyRuns.model(seed);
        if (config.engine().is(EngineKind.TORCH)) {
            return new TorchModel(drawn);
        }
        try (drawn) {
            return new KernelModel(KernelWeights.of(drawn), 2);
        }
    }

    /** What a run leaves, and its losses by line. */
    private record Outcome(Map<String, float[]> weights, List<Double> losses) {
    }

    private static Outcome run(TrainConfig config, Batcher batcher, Path checkpoints) throws Exception {
        List<Double> losses = new ArrayList<>();
        try (Model model = model(config, 3);
                Trainer trainer = new Trainer(model, batcher, config, Precision.FP32, checkpoints, "")) {
            trainer.train(event -> {
                if (event instanceof TrainEvent.Measured line) {
                    losses.addAll(line.losses().values());
                    losses.add(line.gradientNorm());
                }
            }, () -> false);
            Map<String, float[]> weights = new LinkedHashMap<>();
            model.weights().forEach((name, numbers) -> weights.put(name, numbers.floats()));
            return new Outcome(weights, losses);
        }
    }

    static Stream<TrainConfig> everyLever() {
        return Stream.of(TinyRuns.config(), TinyRuns.config(12, 0, 0), TinyRuns.config(12, 0.05, 0),
                TinyRuns.config(12, 1, 0.5), TinyRuns.averaged(),
                new TrainConfig(12, 8, 0.01, ScheduleKind.LINEAR, 0.2, 1, 0.3, Decay.MATRICES, 0.8, 0.95, 0, null,
                        TinyRuns.config().precision(), 5, 4));
    }

    @ParameterizedTest
    @MethodSource("everyLever")
    void endsWhereLibtorchEnds(TrainConfig config) throws Exception {
        agree(config, TinyRuns.batcher(1));
    }

    /** A head that answers nothing any more is neither moved nor decayed. */
    @Test
    void leavesAHeadAloneWhoseHintHasEnded() throws Exception {
        agree(TinyRuns.config(12, 1, 0.5), TinyRuns.fading(1));
    }

    private void agree(TrainConfig config, Batcher batcher) throws Exception {
        Outcome torch = run(by(EngineKind.TORCH, config), batcher, folder.resolve("torch"));
        Outcome kernel = run(by(EngineKind.KERNEL, config), batcher, folder.resolve("kernel"));
        assertThat(kernel.losses()).hasSameSizeAs(torch.losses());
        for (int i = 0; i < torch.losses().size(); i++) {
            assertThat(Math.abs(kernel.losses().get(i) / torch.losses().get(i) - 1)).isLessThan(CLOSE);
        }
        torch.weights().forEach((name, expected) -> {
            float[] ours = Objects.requireNonNull(kernel.weights().get(name));
            double apart = 0;
            double all = 0;
            for (int i = 0; i < expected.length; i++) {
                apart += Math.pow((double) ours[i] - expected[i], 2);
                all += Math.pow(expected[i], 2);
            }
            // The gradient of the keys' biases is 0 but for rounding, of which Adam makes steps of full size.
            if (!name.endsWith(".qkv.bias")) {
                assertThat(Math.sqrt(apart / all)).as(name).isLessThan(10 * CLOSE);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5})
    void aResumedRunEndsWithTheSameBits(double averaging) throws Exception {
        TrainConfig config = by(EngineKind.KERNEL, averaging > 0 ? TinyRuns.averaged() : TinyRuns.config());
        String whole = session(config, folder.resolve("whole"), 99, 1);
        for (int interrupted : new int[]{1, 5, 7, 11}) {
            Path parts = folder.resolve("parts-" + interrupted);
            session(config, parts, interrupted, 1);
            assertThat(session(config, parts, 99, 77)).as("interrupted at step " + interrupted).isEqualTo(whole);
        }
    }

    private static String session(TrainConfig config, Path checkpoints, int stopAt, long seed) throws Exception {
        try (Model model = model(config, seed);
                Trainer trainer = new Trainer(model, TinyRuns.batcher(1), config, Precision.FP32, checkpoints, "")) {
            if (checkpoints.toFile().exists()) {
                trainer.resume();
            }
            trainer.train(event -> {
            }, () -> trainer.step() == stopAt);
            return Numbers.hash(model.weights());
        }
    }

    /** Checkpoints have one format; the state of libtorch's generator, which those of older versions have too, is left unread. */
    @Test
    void goesOnFromACheckpointOfLibtorch() throws Exception {
        session(by(EngineKind.TORCH, TinyRuns.config()), folder, 5, 1);
        session(by(EngineKind.KERNEL, TinyRuns.config()), folder, 99, 2);
        assertThat(new Checkpoints(folder).steps()).contains(12L);
        assertThat(Checkpoint.read(new Checkpoints(folder).file(12)).tensors()).doesNotContainKey("generator");
    }

    @Test
    void libtorchNeedsItsGenerator() throws Exception {
        session(by(EngineKind.KERNEL, TinyRuns.config()), folder, 5, 1);
        assertThatExceptionOfType(DamagedFileException.class)
                .isThrownBy(() -> session(by(EngineKind.TORCH, TinyRuns.config()), folder, 99, 2))
                .withMessage(new Checkpoints(folder).file(5) + ": not a checkpoint, the generator's state is missing");
    }

    @Test
    void refusesAModelOfTheOtherEngine() {
        try (Model torch = model(by(EngineKind.TORCH, TinyRuns.config()), 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Trainer(torch, TinyRuns.batcher(1), by(EngineKind.KERNEL, TinyRuns.config()),
                            Precision.FP32, folder, ""))
                    .withMessage("train.engine is kernel, and the model is computed by torch; one of them has to be"
                            + " the other");
        }
    }

    @Test
    void refusesTheOptimizersStateOfAnotherModel() throws Exception {
        session(by(EngineKind.KERNEL, TinyRuns.averaged()), folder, 5, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session(by(EngineKind.KERNEL, TinyRuns.config()), folder, 10, 2))
                .withMessageContaining("the optimizer's state").withMessageContaining("is not this model's");
    }

    @Test
    void stopsBeforeALossThatIsNoNumberMovesTheWeights() throws Exception {
        try (Transformer model = TinyRuns.model(1)) {
            try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
                TinyModels.parameter(model, "heads.carry.weight").fill_(new Scalar(Double.NaN));
            }
            stops(model, "the loss of carry is NaN at step 0 (learning rate 0.000400): stopped before the update");
        }
    }

    /** Tiny norms times enormous heads: logits that are numbers, and gradients whose squares are not. */
    @Test
    void stopsBeforeAGradientThatIsNoNumberMovesTheWeights() throws Exception {
        try (Transformer model = TinyRuns.model(1)) {
            try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
                TinyModels.parameter(model, "final_norm.weight").fill_(new Scalar(1e-30));
                TinyModels.parameter(model, "heads.increment.weight").mul_(new Scalar(1e30));
            }
            stops(model, "the norm of the gradient of increment and carry is Infinity at step 0 (learning rate");
        }
    }

    private void stops(Transformer model, String message) throws Exception {
        KernelModel kernel = new KernelModel(KernelWeights.of(model), 2);
        String before = Numbers.hash(kernel.weights());
        try (Trainer trainer = new Trainer(kernel, TinyRuns.batcher(1), by(EngineKind.KERNEL, TinyRuns.config()),
                Precision.FP32, folder, "")) {
            assertThatExceptionOfType(NonFiniteLossException.class).isThrownBy(() -> trainer.train(event -> {
            }, () -> false)).withMessageStartingWith(message);
        }
        assertThat(Numbers.hash(kernel.weights())).isEqualTo(before);
    }

    @Test
    void refusesAPrecisionThatItHasNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrainConfig(1, 8, 0.01, ScheduleKind.CONSTANT, 0, 0, 0.1, 1, 0, Decay.ALL,
                        0.9, 0.99, 0, null, List.of(), dev.lengthwise.tensor.Asked.of(Precision.BF16),
                        dev.lengthwise.tensor.Asked.of(EngineKind.KERNEL), 5, Keep.TWO, 4))
                .withMessage("precision bf16 is not allowed: auto or fp32 where engine is kernel; bf16 and tf32 are"
                        + " torch's");
    }

    /** Of a seed the first head and the trunk start from the same weights, however many heads there are. */
    @Test
    void drawsWeightsBySeedAndName() {
        try (Transformer two = TinyRuns.model(1); Transformer one = TinyRuns.model(List.of("increment"), 1)) {
            KernelWeights.draw(two, 5);
            KernelWeights.draw(one, 5);
            assertThat(Tensors.floats(TinyModels.parameter(one, "heads.increment.weight")))
                    .isEqualTo(Tensors.floats(TinyModels.parameter(two, "heads.increment.weight")));
            float[] embedding = Tensors.floats(TinyModels.parameter(two, "embedding.weight"));
            KernelWeights.draw(two, 6);
            assertThat(Tensors.floats(TinyModels.parameter(two, "embedding.weight"))).isNotEqualTo(embedding);
        }
    }
}
