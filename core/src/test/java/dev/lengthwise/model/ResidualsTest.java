package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looking at the residual stream changes nothing of it. */
class ResidualsTest {
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
    void theLastIsTheResidualStreamToTheBit(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config); Scope scope = new Scope()) {
            for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
                assertThat(bits(model.residuals(TinyModels.batch(), null, precision).lastEntry().getValue()))
                        .isEqualTo(bits(model.residual(TinyModels.batch(), precision)));
                Tensor rows = Tensors.of(ROWS);
                assertThat(bits(model.residuals(TinyModels.batch(), rows, precision).lastEntry().getValue()))
                        .isEqualTo(bits(model.residual(TinyModels.batch(), rows, precision)));
            }
        }
    }

    private static String bits(Tensor tensor) {
        return Tensors.hash(Map.of("residual", tensor));
    }

    @Test
    void placesAreCalledAsTransformerLensCallsThem() {
        try (Transformer model = TinyModels.model(configs().getFirst()); Scope scope = new Scope()) {
            assertThat(model.residualNames()).containsExactly("hook_embed", "blocks.0.hook_resid_post",
                    "blocks.1.hook_resid_post");
            assertThat(model.residuals(TinyModels.batch(), Tensors.of(ROWS), Precision.FP32).keySet())
                    .containsExactlyElementsOf(model.residualNames());
        }
    }

    @Test
    void beforeTheFirstBlockItIsTheTokensEmbedding() {
        try (Transformer model = TinyModels.model(configs().getFirst()); Scope scope = new Scope()) {
            Tensor embedded = TinyModels.named(model.residuals(TinyModels.batch(), Tensors.of(ROWS), Precision.FP32),
                    "hook_embed");
            Tensor ofTokens = TinyModels.parameter(model, "embedding.weight")
                    .index_select(0, Tensors.of(new long[]{6, 1, 9, 5})); // the tokens at the rows
            assertThat(TinyModels.difference(embedded, ofTokens)).isZero();
        }
    }

    /** The first block of a deeper model, made of the same random numbers, is that of the shallow one. */
    @ParameterizedTest
    @MethodSource("configs")
    void afterTheFirstBlockItIsWhatAModelOfOneBlockEndsWith(TransformerConfig config) {
        TransformerConfig one = new TransformerConfig(1, config.width(), config.heads(), config.mlp(), config.norm(),
                config.activation(), config.temper(), config.position(), config.attention());
        try (Transformer deep = TinyModels.model(config);
                Transformer shallow = TinyModels.model(one);
                Scope scope = new Scope()) {
            Tensor between = TinyModels.named(deep.residuals(TinyModels.batch(), Tensors.of(ROWS), Precision.FP32),
                    "blocks.0.hook_resid_post");
            Tensor end = shallow.residual(TinyModels.batch(), Tensors.of(ROWS), Precision.FP32);
            assertThat(between.shape()).containsExactly(4, 16);
            assertThat(TinyModels.difference(between, end)).isLessThan(1e-5);
        }
    }
}
