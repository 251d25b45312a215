package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Computing the last block only where answers are due changes nothing there. */
class RowsTest {
    private static final long[] ROWS = {7, 0, 4, 8};

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    static List<TransformerConfig> configs() {
        return TinyModels.configs();
    }

    @ParameterizedTest
    @MethodSource("configs")
    void theResidualStreamAtRowsIsThoseRowsOfTheWhole(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config); Scope scope = new Scope()) {
            Tensor rows = Tensors.of(ROWS);
            Tensor whole = model.residual(TinyModels.batch(), Precision.FP32).index_select(0, rows);
            Tensor chosen = model.residual(TinyModels.batch(), rows, Precision.FP32);
            assertThat(chosen.shape()).containsExactly(4, 16);
            assertThat(TinyModels.difference(chosen, whole)).isLessThan(1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void gradientsAreThoseOfTheWhole(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config); Scope scope = new Scope()) {
            Tensor rows = Tensors.of(ROWS);
            Scalar cube = new Scalar(3); // a power above 1: the gradient then depends on the value that it belongs to
            model.residual(TinyModels.batch(), Precision.FP32).index_select(0, rows).pow(cube).sum().backward();
            Map<String, Tensor> whole = gradients(model);
            model.residual(TinyModels.batch(), rows, Precision.FP32).pow(cube).sum().backward();
            Map<String, Tensor> chosen = gradients(model);

            assertThat(chosen.keySet()).isEqualTo(whole.keySet()).contains("embedding.weight", "blocks.0.mlp.up.weight",
                    "blocks.1.attention.qkv.weight");
            chosen.forEach((name, gradient) -> {
                Tensor right = TinyModels.named(whole, name);
                assertThat(TinyModels.difference(gradient, right)).as(name)
                        .isLessThan(1e-5 + 1e-5 * right.abs().max().item_double());
            });
        }
    }

    /** Copies the gradients that there are and forgets them: heads and the final norm have none. */
    private static Map<String, Tensor> gradients(Transformer model) {
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        model.parameters().trained().forEach((name, parameter) -> {
            if (parameter.grad().defined()) {
                gradients.put(name, parameter.grad().clone());
            }
            parameter.mutable_grad().reset();
        });
        return gradients;
    }
}
