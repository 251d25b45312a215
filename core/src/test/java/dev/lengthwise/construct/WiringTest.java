package dev.lengthwise.construct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What does not fit together is told by the names of the subspaces. */
class WiringTest {
    private final Layout layout = new Layout();
    private final Subspace values = layout.add("VALUE", 3);
    private final Coordinate separator = layout.add("IS_SEPARATOR", 1).only();

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    @Test
    void subspacesLieOneBehindTheOther() {
        assertThat(values.at(2).index()).isEqualTo(2);
        assertThat(separator.index()).isEqualTo(3);
        assertThat(layout.width()).isEqualTo(4);
    }

    @Test
    void aCoordinateBeyondItsSubspaceIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> values.at(3))
                .withMessage("VALUE [3] has no coordinate 3: 0..2");
        assertThatIllegalArgumentException().isThrownBy(values::only).withMessage("VALUE [3] is no single number");
        assertThatIllegalArgumentException().isThrownBy(() -> layout.add("VALUE", 3))
                .withMessage("two subspaces are named VALUE");
    }

    @Test
    void aCoordinateOfAnotherResidualStreamIsRefused() {
        try (Transformer model = model(4, Norm.NONE)) {
            Wiring wiring = new Wiring(weights(model), layout);
            Coordinate other = new Layout().add("DIGIT", 10).at(0);
            assertThatIllegalArgumentException().isThrownBy(() -> wiring.embed(0, other, 1))
                    .withMessage("DIGIT[0] is not of this residual stream, which has VALUE [3], IS_SEPARATOR [1]");
        }
    }

    @Test
    void aHeadHasNoMoreChannelsThanItsSize() {
        try (Transformer model = model(4, Norm.NONE)) {
            Head head = new Wiring(weights(model), layout).head(0, "successor");
            head.score(values.at(0), 1).score(values.at(1), 1);
            assertThatIllegalArgumentException().isThrownBy(() -> head.score(values.at(2), 1))
                    .withMessage("head successor looks at VALUE[2], but all its 2 channels are taken");
        }
    }

    @Test
    void aModelThatCannotHoldItIsRefused() {
        try (Transformer narrow = model(2, Norm.NONE); Transformer normed = model(4, Norm.PRE)) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Wiring(weights(narrow), layout))
                    .withMessage("the construction needs width 4, the model has 2");
            assertThatIllegalArgumentException().isThrownBy(() -> new Wiring(weights(normed), layout))
                    .withMessageStartingWith("a construction has norm none, activation relu and no positions");
        }
    }

    @Test
    void theShrinkerFindsTheSmallestWrongInput() {
        int[] found = Exactness.smallest(new int[]{3, 9, 1, 7, 7, 2, 8},
                input -> Arrays.stream(input).filter(value -> value >= 5).count() >= 2);
        assertThat(found).containsExactly(5, 5);
    }

    private static WrittenWeights weights(Transformer model) {
        return new WrittenWeights(model.config(), Tensors.numbers(model.parameters().all()));
    }

    private static Transformer model(int width, Norm norm) {
        return new Transformer(new TransformerConfig(1, width, 2, 1, norm, Activation.RELU, new Temper.None()),
                new Vocabulary(3).size(), List.of("sort", "successor"), 1);
    }
}
