package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.Model;
import dev.lengthwise.engine.torch.TorchModel;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.recipe.StartConfig;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Training that starts from a construction. */
class StartTest {
    private static final String MODEL = "model: {depth: 3, width: 48, heads: 2, mlp: 20, norm: none, activation: relu,"
            + " temper: {kind: log-length, beta: 2}}";

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    private static Recipe recipe(String task, String more) {
        return RecipeReader.parse("x",
                "{task: " + task + ", lengths: [{min: 2, max: 6}], evaluate: {lengths: [3, 9], samples: 40}"
                        + more + "}");
    }

    private static final String KERNEL = ", train: {engine: kernel}";

    private static Recipe sort(String start) {
        return recipe("{kind: sort, values: 10}", ", " + MODEL + start);
    }

    private static List<Long> right(Recipe recipe) {
        Setup setup = Setup.of(recipe);
        try (Transformer model = setup.model()) {
            return Scores.of(setup, new TorchModel(model), Precision.FP32, () -> false, what -> {
            }).orElseThrow().main().results().stream()
                    .map(result -> result.exact().correct()).toList();
        }
    }

    @Test
    void withoutNoiseALargerModelAnswersAsTheConstructionDoes() {
        assertThat(right(sort(", start: {maxLength: 9}"))).containsExactly(40L, 40L);
        assertThat(right(sort(", start: {maxLength: 9, logits: 30}, hints: [{kind: successor}]"))).containsExactly(40L,
                40L);
        assertThat(right(sort(""))).containsExactly(0L, 0L);
    }

    @Test
    void incrementStartsFromItsConstructionToo() {
        String wide = ", model: {depth: 6, width: 256, heads: 4, mlp: 600, norm: none, activation: relu, temper: {kind: log-length, beta: 2}}";
        assertThat(right(recipe("{kind: increment}", wide + ", start: {maxLength: 10}"))).containsExactly(40L, 40L);
    }

    /** In Java's memory alone, and to the bit by one formula. */
    @Test
    void theEngineKernelStartsFromThemToo() {
        Model random = kernel("");
        Model exact = kernel(", start: {maxLength: 9}");
        Model both = kernel(", start: {maxLength: 9, noise: 0.25, logits: 30}");
        Map<String, Numbers> start = random.weights();
        Map<String, Numbers> constructed = exact.weights();
        both.weights().forEach((name, numbers) -> {
            float[] expected = Objects.requireNonNull(start.get(name)).floats();
            float[] written = Objects.requireNonNull(constructed.get(name)).floats();
            for (int i = 0; i < expected.length && !name.endsWith(".beta"); i++) {
                expected[i] = Math.fma(0.25f, expected[i], (name.startsWith("heads.") ? 30 : 1) * written[i]);
            }
            assertThat(numbers.floats()).as(name).isEqualTo(expected);
        });
        Setup setup = Setup.of(sort(KERNEL + ", start: {maxLength: 9}"));
        assertThat(Scores.of(setup, exact, Precision.FP32, () -> false, what -> {
        }).orElseThrow().main().results()).extracting(result -> result.exact().correct()).containsExactly(40L, 40L);
    }

    private static Model kernel(String start) {
        return Setup.of(sort(KERNEL + start)).model(EngineKind.KERNEL, Device.CPU, 1);
    }

    /** With all of the noise each weight is the sum of the two starts, and temperatures are those of the model. */
    @Test
    void noiseIsAddedInPartsOfTheRandomStart() {
        try (Transformer random = Setup.of(sort("")).model();
                Transformer exact = Setup.of(sort(", start: {maxLength: 9}")).model();
                Transformer both = Setup.of(sort(", start: {maxLength: 9, noise: 0.25}")).model();
                Scope scope = new Scope()) {
            both.parameters().all().forEach((name, tensor) -> {
                Tensor sum = Objects.requireNonNull(exact.parameters().all().get(name));
                if (!name.endsWith(".beta")) {
                    sum = sum.add(Objects.requireNonNull(random.parameters().all().get(name)), new Scalar(0.25));
                }
                assertThat(tensor.equal(sum)).as(name).isTrue();
            });
        }
    }

    @Test
    void isRefusedWhereTheConstructionDoesNotFit() {
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> recipe("{kind: sort, values: 10}",
                ", model: {width: 32, heads: 2, norm: none, activation: relu}, start: {maxLength: 9}"))
                .withMessageContaining("start: the construction needs width 36, the model has 32");
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> recipe("{kind: sort, values: 10}",
                ", start: {maxLength: 9}"))
                .withMessageContaining("start: a construction has norm none, activation relu and no positions");
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> sort(", start: {maxLength: 9, noise: -1}"))
                .withMessageContaining("start.noise: -1.0 is below 0");
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> recipe("{kind: sort, values: 10, separator: false}",
                        ", " + MODEL + ", start: {maxLength: 9}"))
                .withMessageContaining("start: is a construction");
    }

    @Test
    void isWrittenOnlyWhereThereIsOne() {
        Recipe started = sort(", start: {maxLength: 9, noise: 0.5}");
        assertThat(started.start()).isEqualTo(new StartConfig(1, 9, 1, 0.5));
        assertThat(RecipeReader.parse("x", RecipeWriter.yaml(started))).isEqualTo(started);
        assertThat(RecipeWriter.yaml(sort(""))).doesNotContain("start");
    }
}
