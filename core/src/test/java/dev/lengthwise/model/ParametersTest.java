package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParametersTest {
    static {
        Engine.start(1);
    }

    private static final TransformerConfig CONFIG = TinyModels.config(Norm.PRE, Activation.GELU,
            new Temper.LogLength(0.5, Temper.Per.HEAD, false));

    private final Scope scope = new Scope();
    private final Transformer model = new Transformer(CONFIG, TinyModels.VOCABULARY, TinyModels.HEADS, 1);
    private final Transformer other = new Transformer(CONFIG, TinyModels.VOCABULARY, TinyModels.HEADS, 2);
    private String before = "";

    @BeforeEach
    void hash() {
        before = Tensors.hash(model.parameters().all());
    }

    @AfterEach
    void close() {
        scope.close();
        model.close();
        other.close();
    }

    @Test
    void loadingTakesEveryValueOver() {
        model.parameters().load(other.parameters().all());
        assertThat(Tensors.hash(model.parameters().all())).isEqualTo(Tensors.hash(other.parameters().all()))
                .isNotEqualTo(before);
    }

    @Test
    void loadedWeightsAreTrainedAsBefore() {
        model.parameters().load(other.parameters().all());
        model.parameters().trained()
                .forEach((name, tensor) -> assertThat(tensor.requires_grad() && tensor.is_leaf()).as(name).isTrue());
        assertThat(TinyModels.parameter(model, "blocks.0.attention.beta").requires_grad()).isFalse();
    }

    @Test
    void namesWhatIsMissingAndWhatIsUnknown() {
        Map<String, Tensor> values = new LinkedHashMap<>(other.parameters().all());
        values.remove("blocks.1.mlp.up.bias");
        values.put("heads.count.bias", torch.zeros(13));
        assertThatIllegalArgumentException().isThrownBy(() -> model.parameters().load(values)).withMessage(
                "weights do not belong to this model: missing [blocks.1.mlp.up.bias], unknown [heads.count.bias]");
        assertThat(Tensors.hash(model.parameters().all())).isEqualTo(before);
    }

    @Test
    void namesTheShapeThatIsWrongAndChangesNothing() {
        Map<String, Tensor> values = new LinkedHashMap<>(other.parameters().all());
        values.put("heads.successor.bias", torch.zeros(14)); // the last one: all before it would fit
        assertThatIllegalArgumentException().isThrownBy(() -> model.parameters().load(values)).withMessage(
                "weights do not belong to this model: heads.successor.bias should be [13], is [14]");
        assertThat(Tensors.hash(model.parameters().all())).isEqualTo(before);
    }

    @Test
    void countsTheNumbersThatAreTrained() {
        // Width 16, MLP 24, 13 tokens: embedding; norms, qkv, output, up, down of two blocks; final norm; two heads.
        int block = 4 * 16 + (16 * 48 + 48) + (16 * 16 + 16) + (16 * 24 + 24) + (24 * 16 + 16);
        assertThat(model.parameters().count()).isEqualTo(13 * 16 + 2 * block + 2 * 16 + 2 * (16 * 13 + 13));
    }

    @Test
    void twoHeadsOfOneNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transformer(CONFIG, TinyModels.VOCABULARY, List.of("sort", "sort"), 1))
                .withMessage("two parameters are named heads.sort.weight");
    }

    @Test
    void livesOnWhenTheScopeItWasMadeInCloses() {
        Transformer made;
        try (Scope inner = new Scope()) {
            made = new Transformer(CONFIG, TinyModels.VOCABULARY, TinyModels.HEADS, 1);
        }
        assertThat(Tensors.hash(made.parameters().all())).isEqualTo(before);
        made.close();
        assertThat(made.parameters().all().values()).allMatch(tensor -> tensor.isNull());
    }
}
