package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private static final TransformerConfig CONFIG = new TransformerConfig(1, 8, 2, 8, Norm.PRE, Activation.GELU,
            new Temper.None(), new Position.Learned(3));

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    /** Two sequences of one token, one of three, with 10, 20 and 30 for the places. */
    @Test
    void everySequenceCountsItsOwnPlaces() {
        try (Scope scope = new Scope()) {
            Tensor weight = Tensors.of(new float[]{10, 20, 30}).view(3, 1);
            Positions positions = new Positions(new Position.Learned(3), places -> weight);
            Tensor x = Tensors.of(new float[]{1, 2, 3, 4, 5}).view(5, 1);
            Tensor added = positions.add(x, new LengthGroups(new int[]{1, 3}, new int[]{2, 1}));
            assertThat(added.shape()).containsExactly(5, 1);
            assertThat(Tensors.floats(added)).containsExactly(11, 12, 13, 24, 35);
            assertThat(Tensors.floats(positions.addLast(x, 2))).containsExactly(21, 22, 23, 24, 25);
        }
    }

    @Test
    void aModelHasAVectorForEachPlaceOnlyWhereItsConfigSaysSo() {
        try (Transformer with = new Transformer(CONFIG, 13, List.of("sort"), 1);
                Transformer without = new Transformer(
                        new TransformerConfig(1, 8, 2, 8, Norm.PRE, Activation.GELU, new Temper.None()), 13,
                        List.of("sort"), 1)) {
            assertThat(TinyModels.parameter(with, "position.weight").shape()).containsExactly(3, 8);
            assertThat(with.parameters().trained()).containsKey("position.weight");
            assertThat(with.parameters().matrices()).doesNotContain("position.weight", "embedding.weight")
                    .contains("heads.sort.weight", "blocks.0.attention.qkv.weight");
            assertThat(without.parameters().all()).doesNotContainKey("position.weight");
        }
    }

    @Test
    void whatHasNoPlaceIsRefusedInEveryWayOfReading() {
        String message = "sequences of 4 tokens are too long for a model with 3 positions";
        try (Transformer model = new Transformer(CONFIG, 13, List.of("sort"), 1);
                KeyValueCache whole = model.cache(1, 9, Precision.FP32);
                KeyValueCache cache = model.cache(1, 9, Precision.FP32);
                Scope scope = new Scope()) {
            long[] four = {1, 2, 3, 4};
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.residual(TinyModels.tokens(new long[][]{four}), Precision.FP32))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.begin("sort", Tensors.of(four), whole, Precision.FP32))
                    .withMessage(message);
            model.begin("sort", Tensors.of(new long[]{1, 2, 3}), cache, Precision.FP32);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.step("sort", Tensors.of(new long[]{4}), cache, Precision.FP32))
                    .withMessage(message);
            assertThat(torch.isfinite(model.residual(TinyModels.tokens(new long[][]{{1, 2, 3}}), Precision.FP32))
                    .all().item_bool()).isTrue();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Position.Learned(0))
                .withMessage("longest 0 is below 1");
    }
}
