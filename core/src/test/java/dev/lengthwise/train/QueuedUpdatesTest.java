package dev.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.model.TinyModels;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Gpu;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The updates made for GPUs do, on tensors of the processor, what {@link Step} does. */
class QueuedUpdatesTest {
    private static final double CLOSE = 2e-6;

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    private static QueuedUpdates queued(Transformer model, TrainConfig config) {
        return new QueuedUpdates(model, config, Precision.FP32);
    }

    private static void fill(Transformer model, String name, double value) {
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            TinyModels.parameter(model, name).fill_(new Scalar(value));
        }
    }

    private static void assertAlike(Transformer model, Transformer other, double difference) {
        try (Scope scope = new Scope()) {
            model.parameters().all().forEach((name, tensor) -> assertThat(
                    moved(name, TinyModels.parameter(other, name))).as(name)
                    .usingComparatorWithPrecision(difference).containsExactly(moved(name, tensor)));
        }
    }

    /** Without the keys' biases, which change no output: their gradient is rounding error, and Adam makes steps of that. */
    private static double[] moved(String name, Tensor tensor) {
        double[] values = Tensors.doubles(tensor);
        if (name.endsWith("qkv.bias")) {
            Arrays.fill(values, values.length / 3, 2 * values.length / 3, 0);
        }
        return values;
    }

    /** Gradients here have norms of about 2: the first bound clips every one, the last clips none. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 1, 1000, 0})
    void movesTheWeightsAsStepsDo(double clip) {
        TrainConfig config = TinyRuns.config(12, clip, 0.1);
        Batcher batcher = TinyRuns.batcher(1);
        LossWindow window = new LossWindow(List.of("increment", "carry"));
        LossWindow expected = new LossWindow(List.of("increment", "carry"));
        try (Transformer model = TinyRuns.model(1);
                Transformer other = TinyRuns.model(1);
                Step step = new Step(other, config, Precision.FP32);
                QueuedUpdates updates = queued(model, config)) {
            double norm = 0;
            for (int i = 0; i < 6; i++) {
                updates.update(updates.ready(batcher.batch(i)), i);
                norm = step.update(batcher.batch(i), i, expected::add);
            }
            assertThat(updates.settle(window)).isCloseTo(norm, within(CLOSE * norm));
            Map<String, Double> means = expected.means();
            assertThat(window.means()).allSatisfy(
                    (head, mean) -> assertThat(mean).isCloseTo(means.get(head), within(CLOSE * mean)))
                    .hasSize(2);
            assertAlike(model, other, 2e-5);
        }
    }

    @Test
    void whatWasToldIsNotToldAgain() {
        Batcher batcher = TinyRuns.batcher(1);
        LossWindow window = new LossWindow(List.of("increment", "carry"));
        try (Transformer model = TinyRuns.model(1); QueuedUpdates updates = queued(model, TinyRuns.config())) {
            updates.update(updates.ready(batcher.batch(0)), 0);
            double norm = updates.settle(window);
            Map<String, String> once = window.notes();
            assertThat(updates.settle(window)).isEqualTo(norm).isPositive();
            assertThat(window.notes()).isEqualTo(once);
        }
    }

    @Test
    void aHeadWithoutExamplesHasNoLoss() {
        Batcher batcher = TinyRuns.fading(1); // the hint ends with step 8
        LossWindow window = new LossWindow(List.of("increment", "carry"));
        try (Transformer model = TinyRuns.model(1); QueuedUpdates updates = queued(model, TinyRuns.config())) {
            updates.update(updates.ready(batcher.batch(9)), 9);
            updates.settle(window);
            assertThat(window.means()).containsOnlyKeys("increment");
        }
    }

    @Test
    void fromTheFirstLossOnThatIsNoNumberTheWeightsStay() {
        Batcher batcher = TinyRuns.batcher(1);
        try (Transformer model = TinyRuns.model(1); QueuedUpdates updates = queued(model, TinyRuns.config())) {
            updates.update(updates.ready(batcher.batch(0)), 0);
            fill(model, "heads.carry.bias", Double.POSITIVE_INFINITY);
            List<String> hashes = new ArrayList<>(List.of(Tensors.hash(model.parameters().all())));
            updates.update(updates.ready(batcher.batch(1)), 1);
            updates.update(updates.ready(batcher.batch(2)), 2);
            fill(model, "heads.carry.bias", 0);
            updates.update(updates.ready(batcher.batch(3)), 3);
            fill(model, "heads.carry.bias", Double.POSITIVE_INFINITY);
            hashes.add(Tensors.hash(model.parameters().all()));
            assertThat(hashes.getLast()).isEqualTo(hashes.getFirst());
            assertThatExceptionOfType(NonFiniteLossException.class)
                    .isThrownBy(() -> updates.settle(new LossWindow(List.of("increment", "carry"))))
                    .withMessageStartingWith("the loss of carry is NaN at step 1 (learning rate ");
        }
    }

    @Test
    void aGradientThatIsNoNumberIsToldAsSuch() {
        Batcher batcher = TinyRuns.batcher(1);
        try (Transformer model = TinyRuns.model(1); QueuedUpdates updates = queued(model, TinyRuns.config())) {
            fill(model, "final_norm.weight", 1e-30);
            try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
                TinyModels.parameter(model, "heads.increment.weight").mul_(new Scalar(1e30));
            }
            String before = Tensors.hash(model.parameters().all());
            updates.update(updates.ready(batcher.batch(0)), 0);
            updates.update(updates.ready(batcher.batch(1)), 1);
            assertThat(Tensors.hash(model.parameters().all())).isEqualTo(before);
            assertThatExceptionOfType(NonFiniteLossException.class)
                    .isThrownBy(() -> updates.settle(new LossWindow(List.of("increment", "carry"))))
                    .withMessageStartingWith("the norm of the gradient of increment and carry is Infinity at step 0 ");
        }
    }

    /** bf16 has 8 bits: on the processor it stays as near as what is asked of a GPU. */
    @Test
    void theGradientsInBf16AreNearThoseInFp32() {
        assertNear(Device.CPU);
    }

    /** With the kernel for all lengths at once and its gradient, as training uses them. */
    @Test
    void theGradientsOfAGpuInBf16AreNearThoseInFp32() {
        Gpu.assume("the gradients of a step in bf16 on the GPU are near the processor's in fp32");
        assertNear(Device.CUDA);
    }

    private static void assertNear(Device device) {
        Batch batch = TinyRuns.batcher(1).batch(0);
        try (Transformer model = TinyRuns.wide(device); Transformer other = TinyRuns.wide(Device.CPU)) {
            assertThat(model.slowAttention(Precision.BF16)).isEmpty();
            Map<String, double[]> expected = gradients(other, batch, Precision.FP32);
            Map<String, double[]> seen = gradients(model, batch, Precision.BF16);
            double whole = norm(expected.values().stream().flatMapToDouble(Arrays::stream).toArray());
            assertThat(seen).hasSameSizeAs(expected).allSatisfy((name, gradient) -> {
                double[] exact = Objects.requireNonNull(expected.get(name));
                double[] difference = IntStream.range(0, exact.length).mapToDouble(i -> gradient[i] - exact[i])
                        .toArray();
                assertThat(norm(difference)).as(name).isLessThan(0.05 * norm(exact) + 0.002 * whole);
            });
        }
    }

    private static double norm(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
    }

    private static Map<String, double[]> gradients(Transformer model, Batch batch, Precision precision) {
        try (Scope scope = new Scope()) {
            Tensor residual = model.residual(BatchTensors.of(batch), BatchTensors.answerRows(batch), precision);
            Loss.of(model, residual, batch.targets(), precision, (head, loss) -> assertThat(loss).isPositive())
                    .backward();
            Map<String, double[]> gradients = new LinkedHashMap<>();
            model.parameters().trained().forEach((name, tensor) -> gradients.put(name, Tensors.doubles(tensor.grad())));
            return gradients;
        }
    }

    @Test
    void aGpuTrainsAsTheProcessorDoes() {
        Gpu.assume("six fp32 updates on the GPU end at the processor's weights");
        TrainConfig config = TinyRuns.config();
        Batcher batcher = TinyRuns.batcher(1);
        try (Transformer model = TinyRuns.model(1, Device.CUDA);
                Transformer other = TinyRuns.model(1);
                QueuedUpdates updates = queued(model, config);
                QueuedUpdates expected = queued(other, config)) {
            assertAlike(model, other, 0);
            for (int i = 0; i < 6; i++) {
                updates.update(updates.ready(batcher.batch(i)), i);
                expected.update(expected.ready(batcher.batch(i)), i);
            }
            assertAlike(model, other, 1e-4);
        }
    }
}
