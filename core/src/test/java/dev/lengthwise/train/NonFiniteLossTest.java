package dev.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.model.TinyModels;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loss that is no number stops training before it spoils the weights. */
class NonFiniteLossTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    private static void fill(Transformer model, String name, double value) {
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            TinyModels.parameter(model, name).fill_(new Scalar(value));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"increment", "carry"})
    void tellsHeadStepAndRateAndLeavesTheWeights(String head) throws Exception {
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(), folder)) {
            fill(model, "heads." + head + ".weight", Double.NaN);
            String before = Tensors.hash(model.parameters().all());

            // One-cycle over 12 steps begins at a 25th of 0.01.
            assertThatExceptionOfType(NonFiniteLossException.class).isThrownBy(() -> trainer.train(event -> {
            }, () -> false)).withMessageStartingWith(
                    "the loss of " + head + " is NaN at step 0 (learning rate 0.000400): stopped before the update");

            assertThat(Tensors.hash(model.parameters().all())).isEqualTo(before);
            assertThat(Files.exists(folder.resolve("step-000000001.safetensors"))).isFalse();
        }
    }

    @Test
    void stopsAtTheStepInWhichItHappens() throws Exception {
        List<String> hashes = new ArrayList<>();
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(), folder)) {
            assertThatExceptionOfType(NonFiniteLossException.class).isThrownBy(() -> trainer.train(event -> {
                if (event instanceof TrainEvent.Stepped stepped && stepped.step() == 7) {
                    fill(model, "heads.carry.bias", Double.POSITIVE_INFINITY);
                    hashes.add(Tensors.hash(model.parameters().all()));
                }
            }, () -> false)).withMessageContaining("the loss of carry is NaN at step 7 (learning rate 0.00463)");

            assertThat(trainer.step()).isEqualTo(7);
            assertThat(hashes).containsExactly(Tensors.hash(model.parameters().all()));
        }
    }

    /** Tiny norms times enormous heads: logits that are numbers, and gradients whose squares are not. */
    @Test
    void aGradientThatIsNoNumberStopsAsWell() throws Exception {
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(), folder)) {
            fill(model, "final_norm.weight", 1e-30);
            try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
                TinyModels.parameter(model, "heads.increment.weight").mul_(new Scalar(1e30));
            }
            String before = Tensors.hash(model.parameters().all());

            assertThatExceptionOfType(NonFiniteLossException.class).isThrownBy(() -> trainer.train(event -> {
            }, () -> false)).withMessageStartingWith(
                    "the norm of the gradient of increment and carry is Infinity at step 0 (learning rate 0.000400): ");

            assertThat(Tensors.hash(model.parameters().all())).isEqualTo(before);
            assertThat(model.parameters().trained().values()).noneMatch(tensor -> tensor.grad().defined());
        }
    }
}
