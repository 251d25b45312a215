package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking into a pass changes nothing; replacing an activation changes exactly what comes after it. */
class TapTest {
    private static final long[] ROWS = {7, 0, 4, 8};

    static List<TransformerConfig> configs() {
        return TinyModels.configs();
    }

    private static TransformerConfig config() {
        return TinyModels.config(Norm.PRE, Activation.GELU, new Temper.LogLength(0.7, Temper.Per.HEAD, true));
    }

    private static List<Hook> everything(TransformerConfig config) {
        List<Hook> hooks = new ArrayList<>();
        for (Hook.Point point : Hook.Point.values()) {
            boolean block = point != Hook.Point.EMBED && point != Hook.Point.FINAL_NORM;
            for (int layer = 0; layer < (block ? config.depth() : 1); layer++) {
                hooks.add(new Hook(point, layer));
            }
        }
        return hooks;
    }

    /** Puts another tensor in the place of one activation. */
    private record Replacing(Hook hook, UnaryOperator<Tensor> replacement) implements Tap {
        @Override
        public boolean wants(Hook other) {
            return hook.equals(other);
        }

        @Override
        public Tensor pass(Hook other, Tensor activation) {
            return replacement.apply(activation);
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void recordingEverythingLeavesTheLogitsAsTheyAreToTheBit(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config); Scope scope = new Scope()) {
            for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
                Tensor rows = Tensors.of(ROWS);
                Recorder all = new Recorder(everything(config));
                Tensor tapped = model.logits("sort", model.residual(TinyModels.batch(), rows, precision, all),
                        precision, all);
                Tensor plain = model.logits("sort", model.residual(TinyModels.batch(), rows, precision), precision);
                assertThat(bits(tapped)).isEqualTo(bits(plain));
            }
        }
    }

    private static String bits(Tensor tensor) {
        return Tensors.hash(Map.of("logits", tensor));
    }

    @Test
    void onlyWhatWasAskedForIsKept() {
        try (Transformer model = TinyModels.model(config()); Scope scope = new Scope()) {
            Hook asked = Hook.named("blocks.1.hook_mlp_out");
            Recorder recorder = new Recorder(List.of(asked));
            model.residual(TinyModels.batch(), null, Precision.FP32, recorder);
            assertThat(recorder.get(asked).shape()).containsExactly(9, 16);
            assertThat(everything(config())).filteredOn(hook -> !recorder.all(hook).isEmpty()).containsExactly(asked);
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void headsAndBiasMakeWhatAttentionAdds(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config); Scope scope = new Scope()) {
            Recorder recorder = new Recorder(everything(config));
            model.residual(TinyModels.batch(), null, Precision.FP32, recorder);
            Tensor results = recorder.get(Hook.named("blocks.1.attn.hook_result"));
            Tensor added = recorder.get(Hook.named("blocks.1.hook_attn_out"));
            assertThat(results.shape()).containsExactly(9, 2, 16);
            assertThat(TinyModels.difference(results.sum(1)
                    .add(TinyModels.parameter(model, "blocks.1.attention.output.bias")), added)).isLessThan(1e-5);
        }
    }

    /** x + attention, then + MLP, where the norm stands before. */
    @Test
    void theResidualStreamIsTheSumOfWhatIsAdded() {
        try (Transformer model = TinyModels.model(config()); Scope scope = new Scope()) {
            Recorder recorder = new Recorder(everything(config()));
            model.residual(TinyModels.batch(), null, Precision.FP32, recorder);
            Tensor sum = recorder.get(Hook.named("hook_embed"))
                    .add(recorder.get(Hook.named("blocks.0.hook_attn_out")))
                    .add(recorder.get(Hook.named("blocks.0.hook_mlp_out")));
            assertThat(TinyModels.difference(sum, recorder.get(Hook.named("blocks.1.hook_resid_pre"))))
                    .isLessThan(1e-5);
        }
    }

    /** A copy is another object, so the model goes on with our weights instead of its own: they must be the same. */
    @ParameterizedTest
    @MethodSource("configs")
    void thePatternIsWhatTheModelAttendsWith(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config); Scope scope = new Scope()) {
            Hook pattern = Hook.named("blocks.1.attn.hook_pattern");
            Recorder recorder = new Recorder(List.of(pattern));
            Tensor plain = model.residual(TinyModels.batch(), null, Precision.FP32, recorder);
            Tensor copied = model.residual(TinyModels.batch(), null, Precision.FP32,
                    new Replacing(pattern, Tensor::clone));
            assertThat(TinyModels.difference(copied, plain)).isLessThan(2e-5);
            assertThat(recorder.all(pattern)).extracting(Tensor::shape)
                    .containsExactly(new long[]{2, 2, 2, 2}, new long[]{1, 2, 5, 5});
            Tensor longer = recorder.all(pattern).getLast();
            assertThat(TinyModels.difference(longer.sum(-1), torch.ones_like(longer.sum(-1)))).isLessThan(1e-5);
            assertThat(longer.triu(1).abs().max().item_double()).isZero(); // nobody sees what comes later
        }
    }

    /** The first token sees one key and the second two, whose weights are softmax(τ(2) q·k / √H) with τ(2) = 0.7 ln 2. */
    @Test
    void thePatternIsTempered() {
        TransformerConfig tempered = config();
        try (Transformer model = TinyModels.model(tempered); Scope scope = new Scope()) {
            Hook hook = Hook.named("blocks.0.attn.hook_pattern");
            Recorder recorder = new Recorder(List.of(hook, Hook.named("hook_embed")));
            BatchTensors two = new BatchTensors(Tensors.of(new long[]{4, 6}), LengthGroups.of(1, 2));
            model.residual(two, null, Precision.FP32, recorder);
            Tensor normed = torch.layer_norm(recorder.get(Hook.named("hook_embed")), 16L)
                    .mul(TinyModels.parameter(model, "blocks.0.attention_norm.weight"))
                    .add(TinyModels.parameter(model, "blocks.0.attention_norm.bias"));
            Tensor joint = normed.matmul(TinyModels.parameter(model, "blocks.0.attention.qkv.weight").t())
                    .add(TinyModels.parameter(model, "blocks.0.attention.qkv.bias"));
            float[] second = Tensors.floats(joint.select(0, 1).narrow(0, 0, 8)); // head 0's query
            double[] scores = new double[2];
            for (int key = 0; key < 2; key++) {
                float[] k = Tensors.floats(joint.select(0, key).narrow(0, 16, 8));
                for (int i = 0; i < 8; i++) {
                    scores[key] += 0.7 * Math.log(2) * second[i] * k[i] / Math.sqrt(8);
                }
            }
            double expected = Math.exp(scores[0]) / (Math.exp(scores[0]) + Math.exp(scores[1]));
            assertThat((double) Tensors.floats(recorder.get(hook))[2]).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void knockedOutHeadsLeaveTheBiasOfTheOutputMap() {
        try (Transformer model = TinyModels.model(config()); Scope scope = new Scope()) {
            Hook added = Hook.named("blocks.0.hook_attn_out");
            Recorder recorder = new Recorder(List.of(added));
            Tap both = new Tap() {
                @Override
                public boolean wants(Hook hook) {
                    return hook.equals(Hook.named("blocks.0.attn.hook_z")) || recorder.wants(hook);
                }

                @Override
                public Tensor pass(Hook hook, Tensor activation) {
                    return recorder.wants(hook) ? recorder.pass(hook, activation) : torch.zeros_like(activation);
                }
            };
            model.residual(TinyModels.batch(), null, Precision.FP32, both);
            Tensor bias = TinyModels.parameter(model, "blocks.0.attention.output.bias");
            assertThat(TinyModels.difference(recorder.get(added), bias.expand(new long[]{9, 16}, false)))
                    .isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocks.0.hook_resid_pre", "blocks.0.attn.hook_result", "blocks.0.hook_attn_out",
            "blocks.0.hook_resid_mid", "blocks.0.hook_mlp_out", "blocks.0.hook_resid_post", "hook_embed",
            "blocks.1.attn.hook_z"})
    void whatIsReplacedIsWhatTheModelGoesOnWith(String name) {
        try (Transformer model = TinyModels.model(config()); Scope scope = new Scope()) {
            Tensor plain = model.residual(TinyModels.batch(), Precision.FP32);
            Hook hook = Hook.named(name);
            Tensor same = model.residual(TinyModels.batch(), null, Precision.FP32, new Replacing(hook, Tensor::clone));
            Tensor other = model.residual(TinyModels.batch(), null, Precision.FP32,
                    new Replacing(hook, x -> x.mul(new org.bytedeco.pytorch.Scalar(3))));
            assertThat(TinyModels.difference(same, plain)).isLessThan(1e-5);
            assertThat(TinyModels.difference(other, plain)).isGreaterThan(0.01);
        }
    }

    @Test
    void placesAreNamedAsTransformerLensNamesThem() {
        assertThat(everything(config())).extracting(Hook::toString).contains("hook_embed", "blocks.0.hook_resid_pre",
                "blocks.0.attn.hook_pattern", "blocks.1.attn.hook_z", "blocks.1.attn.hook_result",
                "blocks.0.hook_attn_out", "blocks.0.hook_resid_mid", "blocks.0.hook_mlp_out",
                "blocks.1.hook_resid_post", "ln_final.hook_normalized");
        assertThat(everything(config())).allSatisfy(hook -> assertThat(Hook.named(hook.toString())).isEqualTo(hook));
        assertThatIllegalArgumentException().isThrownBy(() -> Hook.named("blocks.0.hook_embed"))
                .withMessageContaining("no activation is called blocks.0.hook_embed");
        assertThatIllegalArgumentException().isThrownBy(() -> Hook.named("hook_resid_pre"));
    }
}
