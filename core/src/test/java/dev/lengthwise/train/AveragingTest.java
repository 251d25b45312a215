package dev.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.TensorFile;
import dev.lengthwise.tensor.Tensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AveragingTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    private static void set(Tensor tensor, float value) {
        try (NoGradGuard guard = new NoGradGuard()) {
            tensor.copy_(Tensors.of(new float[]{value}));
        }
    }

    /** Weights 1, 4 and 10 after a beginning at 100; of decay one half: 1, (1/2 + 4) / (3/2), (1/4 + 4/2 + 10) / (7/4). */
    @Test
    void isTheWeightedMeanOfEveryStepsWeightsAndOfNothingElse() {
        try (Scope scope = new Scope()) {
            Tensor weight = Tensors.of(new float[]{100}).requires_grad_(true);
            try (Averaging averaging = new Averaging(Map.of("w", weight), 0.5)) {
                float[] weights = {1, 4, 10};
                float[] means = {1, 3, 7};
                for (int i = 0; i < weights.length; i++) {
                    set(weight, weights[i]);
                    averaging.add(i + 1);
                    assertThat(Objects.requireNonNull(averaging.state().get("average.w")).floats())
                            .containsExactly(new float[]{means[i]}, within(1e-6f));
                }
            }
        }
    }

    @Test
    void forgetsTheStepsFurtherBackThanItsDecayReaches() {
        assertThat(Average.part(0.999, 1)).isEqualTo(1);
        assertThat(Average.part(0.999, 10)).isCloseTo(0.1, within(0.001)); // about the plain mean of ten
        assertThat(Average.part(0.999, 100_000)).isCloseTo(0.001, within(1e-12));
    }

    @Test
    void exchangingTwiceChangesNothing() {
        try (Scope scope = new Scope()) {
            Tensor weight = Tensors.of(new float[]{2}).requires_grad_(true);
            try (Averaging averaging = new Averaging(Map.of("w", weight), 0.5)) {
                averaging.add(1);
                set(weight, 5);
                averaging.exchange();
                assertThat(Tensors.floats(weight)).containsExactly(2);
                assertThat(weight.requires_grad()).isTrue();
                averaging.exchange();
                assertThat(Tensors.floats(weight)).containsExactly(5);
                assertThat(Objects.requireNonNull(averaging.state().get("average.w")).floats()).containsExactly(2);
            }
        }
    }

    /** Training goes the same way with and without; at its end the model is the average that the last checkpoint holds. */
    @Test
    void theAverageIsTheModelAndTrainingDoesNotNoticeIt() throws Exception {
        String without = train(TinyRuns.config(), folder.resolve("without"));
        String with = train(TinyRuns.averaged(), folder.resolve("with"));
        assertThat(with).isNotEqualTo(without);
        try (Scope scope = new Scope()) {
            Map<String, Tensor> tensors = TensorFile.read(folder.resolve("with/step-000000012.safetensors")).tensors();
            assertThat(Tensors.hash(named("model.", tensors))).isEqualTo(without);
            assertThat(Tensors.hash(named("average.", tensors))).isEqualTo(with);
        }
    }

    /** Every parameter of the tiny runs is trained, so that averages are whole models. */
    private static Map<String, Tensor> named(String prefix, Map<String, Tensor> tensors) {
        Map<String, Tensor> chosen = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                chosen.put(name.substring(prefix.length()), tensor);
            }
        });
        return chosen;
    }

    private static String train(TrainConfig config, Path folder) throws Exception {
        try (Transformer model = TinyRuns.model(1); Trainer trainer = TinyRuns.trainer(model, config, folder)) {
            assertThat(trainer.train(event -> {
            }, () -> false)).isTrue();
            String hash = Tensors.hash(model.parameters().all());
            assertThat(trainer.train(event -> {
            }, () -> false)).isTrue(); // nothing is left to do
            assertThat(Tensors.hash(model.parameters().all())).isEqualTo(hash);
            return hash;
        }
    }

    @Test
    void aCheckpointWithoutAveragesIsNoBeginningOfARunWithThem() throws Exception {
        train(TinyRuns.config(), folder);
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.averaged(), folder)) {
            assertThatIllegalArgumentException().isThrownBy(trainer::resume).withMessageContaining(
                    "not a checkpoint of a run with train.averaging: average.embedding.weight is missing");
        }
    }
}
