package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CausalityTest {
    private static final long[] OTHER = {8, 8, 1, 0, 4, 2};

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    static List<TransformerConfig> configs() {
        return TinyModels.asked();
    }

    @ParameterizedTest
    @MethodSource("configs")
    void aTokenChangesNothingBeforeItAndNoOtherSequence(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config); Scope scope = new Scope()) {
            Tensor before = residual(model, new long[][]{{3, 1, 4, 1, 5, 9}, OTHER});
            for (int changed = 0; changed < 6; changed++) {
                long[] sequence = {3, 1, 4, 1, 5, 9};
                sequence[changed] = 7;
                Tensor after = residual(model, new long[][]{sequence, OTHER});
                for (int row = 0; row < 12; row++) {
                    double difference = TinyModels.difference(before.select(0, row), after.select(0, row));
                    if (row < changed || row >= 6) {
                        assertThat(difference).as("row %s, token %s changed", row, changed).isLessThan(1e-6);
                    } else {
                        assertThat(difference).as("row %s, token %s changed", row, changed).isGreaterThan(1e-3);
                    }
                }
            }
        }
    }

    /** NoPE: one layer sees the tokens before as a set with multiplicities; a second one sees what the mask made of them. */
    @Test
    void orderShowsThroughTheMaskAlone() {
        TransformerConfig two = TinyModels.config(Norm.PRE, Activation.GELU,
                new Temper.LogLength(1, Temper.Per.LAYER, true));
        TransformerConfig one = new TransformerConfig(1, 16, 2, 24, two.norm(), two.activation(), two.temper());
        assertThat(changeByOrder(one)).isLessThan(1e-5);
        assertThat(changeByOrder(two)).isGreaterThan(1e-3);
    }

    static List<Position> positions() {
        return TinyModels.positions();
    }

    @ParameterizedTest
    @MethodSource("positions")
    void withPositionsOrderShowsInOneLayer(Position position) {
        TransformerConfig one = new TransformerConfig(1, 16, 2, 24, Norm.PRE, Activation.GELU, new Temper.None(),
                position);
        assertThat(changeByOrder(one)).isGreaterThan(1e-3);
    }

    private static double changeByOrder(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config); Scope scope = new Scope()) {
            Tensor rows = residual(model, new long[][]{{3, 1, 4, 1, 5, 9}, {1, 5, 4, 1, 3, 9}});
            return TinyModels.difference(rows.select(0, 5), rows.select(0, 11));
        }
    }

    private static Tensor residual(Transformer model, long[][] sequences) {
        return model.residual(TinyModels.tokens(sequences), Precision.FP32).detach();
    }
}
