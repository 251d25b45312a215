package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TransformerTest {
    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    @Test
    void eachHeadAnswersForItself() {
        try (Transformer model = TinyModels.model(TinyModels.configs().getFirst()); Scope scope = new Scope()) {
            Tensor residual = model.residual(TinyModels.tokens(new long[][]{{3, 1, 10}}), Precision.FP32);
            Tensor sort = model.logits("sort", residual, Precision.FP32);
            Tensor successor = model.logits("successor", residual, Precision.FP32);
            assertThat(model.heads()).containsExactly("sort", "successor");
            assertThat(sort.shape()).containsExactly(3, TinyModels.VOCABULARY);
            assertThat(TinyModels.difference(sort, successor)).isGreaterThan(1e-2);
            assertThatIllegalArgumentException().isThrownBy(() -> model.logits("count", residual, Precision.FP32))
                    .withMessage("the model has no head count: it has [sort, successor]");
        }
    }

    @Test
    void refusesAShapeThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> config(1, 100, 16, 4))
                .withMessage("width 100 is not divisible by heads 16; width must be a multiple of heads");
        assertThatIllegalArgumentException().isThrownBy(() -> config(0, 8, 2, 4)).withMessage("depth 0 is below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> config(1, 0, 2, 4)).withMessage("width 0 is below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> config(1, 8, 0, 4)).withMessage("heads 0 is below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> config(1, 8, 2, -1)).withMessage("mlp -1 is below 1");
        assertThat(config(1, 96, 3, 4).headDim()).isEqualTo(32);
    }

    private static TransformerConfig config(int depth, int width, int heads, int mlp) {
        return new TransformerConfig(depth, width, heads, mlp, Norm.PRE, Activation.GELU, new Temper.None());
    }
}
