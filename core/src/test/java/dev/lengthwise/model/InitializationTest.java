package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InitializationTest {
    private static final TransformerConfig CONFIG = TinyModels.config(Norm.PRE, Activation.GELU,
            new Temper.LogLength(0.5, Temper.Per.HEAD, true));

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    private static Transformer model(List<String> heads, long seed) {
        return new Transformer(CONFIG, TinyModels.VOCABULARY, heads, seed);
    }

    @Test
    void aSeedGivesTheSameWeightsToTheBit() {
        assertThat(hash(List.of("sort"), 1)).isEqualTo(hash(List.of("sort"), 1));
        assertThat(hash(List.of("sort"), 2)).isNotEqualTo(hash(List.of("sort"), 1));
        assertThat(hash(List.of("sort"), -1)).isNotEqualTo(hash(List.of("sort"), 1));
    }

    private static String hash(List<String> heads, long seed) {
        try (Transformer model = model(heads, seed)) {
            return Tensors.hash(model.parameters().all());
        }
    }

    /** So that the arms of a study start from the same trunk. */
    @Test
    void trunkAndMainHeadDoNotDependOnTheHintsThatFollow() {
        try (Transformer control = model(List.of("sort"), 5);
                Transformer hinted = model(List.of("sort", "successor", "count"), 5)) {
            Map<String, Tensor> shared = new LinkedHashMap<>(hinted.parameters().all());
            shared.keySet().removeIf(name -> name.startsWith("heads.successor.") || name.startsWith("heads.count."));
            assertThat(shared.keySet()).isEqualTo(control.parameters().all().keySet()).contains("heads.sort.weight");
            assertThat(Tensors.hash(shared)).isEqualTo(Tensors.hash(control.parameters().all()));
        }
    }

    @Test
    void noTwoWeightsStartAlike() {
        try (Transformer model = model(List.of("sort", "successor"), 1); Scope scope = new Scope()) {
            float[] first = Tensors.floats(TinyModels.parameter(model, "heads.sort.weight"));
            assertThat(Tensors.floats(TinyModels.parameter(model, "heads.successor.weight"))).isNotEqualTo(first);
            assertThat(Tensors.floats(TinyModels.parameter(model, "blocks.0.attention.qkv.weight")))
                    .isNotEqualTo(Tensors.floats(TinyModels.parameter(model, "blocks.1.attention.qkv.weight")));
        }
    }

    /** Embeddings N(0, 1); linear maps N(0, 1 / (3 · in)), PyTorch's spread; biases 0, norms 1. */
    @Test
    void weightsAreSpreadAsPyTorchSpreadsThem() {
        TransformerConfig wide = new TransformerConfig(1, 64, 2, 256, Norm.PRE, Activation.GELU, new Temper.None());
        try (Transformer model = new Transformer(wide, 103, List.of("sort"), 1); Scope scope = new Scope()) {
            assertThat(deviation(model, "embedding.weight")).isCloseTo(1, within(0.03));
            assertThat(deviation(model, "blocks.0.attention.qkv.weight")).isCloseTo(0.07217, within(0.002));
            assertThat(deviation(model, "blocks.0.mlp.down.weight")).isCloseTo(0.03608, within(0.001));
            assertThat(Tensors.floats(TinyModels.parameter(model, "blocks.0.mlp.up.bias"))).containsOnly(0);
            assertThat(Tensors.floats(TinyModels.parameter(model, "final_norm.weight"))).containsOnly(1);
            assertThat(Tensors.floats(TinyModels.parameter(model, "final_norm.bias"))).containsOnly(0);
        }
    }

    private static double deviation(Transformer model, String name) {
        return TinyModels.parameter(model, name).std().item_double();
    }

    @Test
    void onlyNormsAreMissingFromAModelWithoutThem() {
        assertThat(names(Norm.NONE)).isNotEmpty().noneMatch(name -> name.contains("norm"));
        assertThat(names(Norm.POST)).contains("blocks.1.mlp_norm.weight").doesNotContain("final_norm.weight");
        assertThat(names(Norm.PRE)).contains("blocks.1.mlp_norm.weight", "final_norm.weight");
    }

    private static List<String> names(Norm norm) {
        try (Transformer model = TinyModels.model(TinyModels.config(norm, Activation.RELU, new Temper.None()))) {
            return List.copyOf(model.parameters().all().keySet());
        }
    }
}
