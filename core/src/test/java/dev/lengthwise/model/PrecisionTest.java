package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PrecisionTest {
    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    static List<TransformerConfig> configs() {
        return TinyModels.configs();
    }

    /** bf16 has 8 bits: each linear map is right to about 1/256. */
    @ParameterizedTest
    @MethodSource("configs")
    void bf16IsCloseToFp32AndNotTheSame(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config); Scope scope = new Scope()) {
            Tensor exact = logits(model, Precision.FP32);
            Tensor rounded = logits(model, Precision.BF16);
            double error = rounded.sub(exact).norm().item_double() / exact.norm().item_double();
            assertThat(error).isBetween(1e-4, 0.02);
        }
    }

    static Stream<TransformerConfig> dense() {
        return TinyModels.configs().stream().filter(config -> config.attention() == AttentionKind.SOFTMAX);
    }

    /** Those of sparse weights are not: they jump where rounding gives a key its first weight. */
    @ParameterizedTest
    @MethodSource("dense")
    void gradientsOfBf16AreCloseToThoseOfFp32(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config); Scope scope = new Scope()) {
            Tensor weight = TinyModels.parameter(model, "blocks.0.attention.qkv.weight");
            logits(model, Precision.FP32).pow(new Scalar(2)).sum().backward();
            Tensor exact = weight.grad().clone();
            weight.mutable_grad().reset();
            logits(model, Precision.BF16).pow(new Scalar(2)).sum().backward();
            Tensor rounded = weight.grad();

            assertThat(rounded.scalar_type().intern()).isEqualTo(ScalarType.Float);
            assertThat(rounded.sub(exact).norm().item_double() / exact.norm().item_double()).isBetween(1e-4, 0.05);
        }
    }

    /** The residual stream, the logits and so the loss: what is rounded is the way through the linear maps alone. */
    @Test
    void betweenTheLinearMapsNumbersStayFp32() {
        try (Transformer model = TinyModels.model(TinyModels.configs().getFirst()); Scope scope = new Scope()) {
            Tensor residual = residual(model, Precision.BF16);
            assertThat(residual.scalar_type().intern()).isEqualTo(ScalarType.Float);
            assertThat(model.logits("sort", residual, Precision.BF16).scalar_type().intern())
                    .isEqualTo(ScalarType.Float);
            assertThat(TinyModels.difference(residual, residual.to(ScalarType.BFloat16).to(ScalarType.Float)))
                    .isGreaterThan(1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void fp64IsFp32WithLessRounding(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config); Scope scope = new Scope()) {
            Tensor exact = logits(model, Precision.FP64);
            Tensor single = logits(model, Precision.FP32);
            assertThat(exact.scalar_type().intern()).isEqualTo(ScalarType.Double);
            double error = single.to(ScalarType.Double).sub(exact).norm().item_double() / exact.norm().item_double();
            assertThat(error).isBetween(1e-9, 1e-5);
        }
    }

    /** fp16 has 11 bits where bf16 has 8; throughout, also what stands between the linear maps is of that format. */
    @ParameterizedTest
    @CsvSource({"FP16, Float, 1e-5, 0.003", "ALL_FP16, Half, 1e-5, 0.005", "ALL_BF16, BFloat16, 1e-4, 0.04"})
    void otherFormatsRoundByTheirBits(Precision precision, ScalarType format, double least, double most) {
        try (Transformer model = TinyModels.model(TinyModels.configs().getFirst()); Scope scope = new Scope()) {
            assertThat(residual(model, precision).scalar_type().intern()).isEqualTo(format);
            Tensor exact = logits(model, Precision.FP64);
            Tensor rounded = logits(model, precision).to(ScalarType.Double);
            assertThat(rounded.sub(exact).norm().item_double() / exact.norm().item_double()).isBetween(least, most);
        }
    }

    private static Tensor logits(Transformer model, Precision precision) {
        return model.logits("sort", residual(model, precision), precision);
    }

    private static Tensor residual(Transformer model, Precision precision) {
        return model.residual(new BatchTensors(Tensors.of(new long[]{3, 1, 4, 1, 10, 1, 1, 3, 4}),
                LengthGroups.of(1, 9)), precision);
    }
}
