package dev.lengthwise.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.engine.torch.TorchModel;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.TinyModels;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.tensor.NumberType;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One model in both engines: the same weights, and a residual stream that is the same within fp32's rounding. */
class KernelModelTest {
    private static final Increment INCREMENT = new Increment(0.5);
    private static final List<String> HEADS = List.of("carry", "increment");

    static List<TransformerConfig> configs() {
        return TinyModels.asked().stream().filter(config -> config.position().most() > 100).toList();
    }

    private static KernelModel kernel(Transformer model) {
        return new KernelModel(KernelWeights.of(model), 2);
    }

    /** Of several lengths, more than a tile has room for. */
    private static Batch batch() {
        List<Example> examples = new ArrayList<>();
        for (int length : new int[]{2, 7, 40}) {
            examples.addAll(new Questions(INCREMENT, null).draw(length, 6, 1));
        }
        return Batch.of(List.of(new Batch.Part("increment", 1, examples)));
    }

    @ParameterizedTest
    @MethodSource("configs")
    void itsResidualStreamIsLibtorchs(TransformerConfig config) {
        int[] answers = {0, 1, 5, 30, 100, 101, 250, 311};
        try (Transformer model = TinyModels.model(config, INCREMENT.vocabulary().size(), HEADS)) {
            Map<String, float[]> torch = new TorchModel(model).residuals(batch(), answers);
            Map<String, float[]> ours = kernel(model).residuals(batch(), answers);
            assertThat(ours.keySet()).containsExactlyElementsOf(model.residualNames());
            torch.forEach((name, expected) -> {
                float[] got = Objects.requireNonNull(ours.get(name));
                assertThat(got).hasSize(answers.length * config.width()).hasSameSizeAs(expected);
                double most = 0;
                double apart = 0;
                for (int i = 0; i < got.length; i++) {
                    most = Math.max(most, Math.abs(expected[i]));
                    apart = Math.max(apart, Math.abs(got[i] - expected[i]));
                }
                assertThat(apart).as(name).isLessThan(1e-4 * most);
            });
        }
    }

    @Test
    void hasTheHashThatItsWeightsHaveInLibtorch() {
        try (Transformer model = TinyModels.model(TinyModels.configs().getFirst());
                Transformer other = TinyModels.model(TinyModels.configs().get(1))) {
            KernelModel kernel = kernel(model);
            assertThat(Numbers.hash(kernel.weights())).isEqualTo(Tensors.hash(model.parameters().all()))
                    .isNotEqualTo(Tensors.hash(other.parameters().all()));
            assertThat(kernel.count()).isEqualTo(model.parameters().count());
        }
    }

    /** The words are those of libtorch's models, and a model that refuses stays as it is. */
    @Test
    void takesOverWhatIsItsOwnAndNothingElse() {
        try (Transformer model = TinyModels.model(TinyModels.configs().getFirst());
                TorchModel torch = new TorchModel(model)) {
            KernelModel kernel = kernel(model);
            String before = Numbers.hash(kernel.weights());
            Map<String, Numbers> named = new LinkedHashMap<>(kernel.weights());
            named.put("heads.merge.bias", Objects.requireNonNull(named.remove("heads.sort.bias")));
            Map<String, Numbers> shaped = new LinkedHashMap<>(kernel.weights());
            shaped.put("heads.sort.bias", Numbers.of(new float[]{1}, 1));
            Map<String, Numbers> typed = new LinkedHashMap<>(kernel.weights());
            try (Scope scope = new Scope()) {
                typed.put("heads.sort.bias",
                        Tensors.copy(TinyModels.parameter(model, "heads.sort.bias").to(ScalarType.Double)));
            }
            assertThat(Objects.requireNonNull(typed.get("heads.sort.bias")).type()).isEqualTo(NumberType.F64);
            for (Map<String, Numbers> other : List.of(named, shaped, typed)) {
                String message = "weights do not belong to this model: " + (other == named
                        ? "missing [heads.sort.bias], unknown [heads.merge.bias]"
                        : other == shaped
                                ? "heads.sort.bias should be [13], is [1]"
                                : "heads.sort.bias should be of type Float, is Double");
                assertThatIllegalArgumentException().isThrownBy(() -> kernel.load(other)).withMessage(message);
                assertThatIllegalArgumentException().isThrownBy(() -> torch.load(other)).withMessage(message);
            }
            assertThat(Numbers.hash(kernel.weights())).isEqualTo(before);
            KernelModel empty = new KernelModel(
                    new KernelTransformer(kernel.config(), TinyModels.VOCABULARY, kernel.heads()), 1);
            empty.load(torch.weights());
            assertThat(Numbers.hash(empty.weights())).isEqualTo(before);
        }
    }

    @Test
    void computesInFp32Alone() {
        KernelModel model = KernelModel.random(TinyModels.configs().getFirst(), 13, HEADS, 1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> model.scorer(Precision.BF16))
                .withMessage("precision bf16 is not allowed: the engine kernel computes in fp32");
        assertThatIllegalArgumentException().isThrownBy(() -> model.writer(Precision.FP64, 1))
                .withMessage("precision fp64 is not allowed: the engine kernel computes in fp32");
    }
}
