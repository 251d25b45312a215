package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyValueCacheTest {
    private static final long[][] SEQUENCES = {{3, 1, 4, 1, 5, 9, 2}, {9, 9, 0, 10, 0, 9, 9}, {7, 10, 7, 11, 7, 0, 1}};

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    static List<TransformerConfig> configs() {
        return TinyModels.asked();
    }

    @ParameterizedTest
    @MethodSource("configs")
    void tokenByTokenEqualsAllAtOnce(TransformerConfig config) {
        assertThat(differenceToAllAtOnce(config, Precision.FP32)).isLessThan(3e-5);
    }

    /** Another order of sums can round a number in bf16 to its neighbour, nothing more. */
    @ParameterizedTest
    @MethodSource("configs")
    void tokenByTokenEqualsAllAtOnceInBf16(TransformerConfig config) {
        assertThat(differenceToAllAtOnce(config, Precision.BF16)).isLessThan(0.1);
    }

    private static double differenceToAllAtOnce(TransformerConfig config, Precision precision) {
        double largest = 0;
        try (Transformer model = TinyModels.model(config);
                KeyValueCache cache = model.cache(3, 7, Precision.FP32);
                Scope scope = new Scope()) {
            Tensor whole = model.logits("successor", model.residual(TinyModels.tokens(SEQUENCES), precision), precision)
                    .view(3, 7, TinyModels.VOCABULARY);
            for (int place = 0; place < 7; place++) {
                long[] column = {SEQUENCES[0][place], SEQUENCES[1][place], SEQUENCES[2][place]};
                try (Scope step = new Scope()) { // as a generator does: only the cache lives on
                    Tensor logits = model.step("successor", Tensors.of(column), cache, precision);
                    largest = Math.max(largest, TinyModels.difference(logits, whole.select(1, place)));
                }
                assertThat(cache.length()).isEqualTo(place + 1);
            }
        }
        return largest;
    }

    /** Five tokens at once, the other two one by one. */
    @ParameterizedTest
    @MethodSource("configs")
    void aBeginningReadAtOnceIsRemembered(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config);
                KeyValueCache cache = model.cache(3, 7, Precision.FP32);
                Scope scope = new Scope()) {
            Tensor whole = model
                    .logits("successor", model.residual(TinyModels.tokens(SEQUENCES), Precision.FP32), Precision.FP32)
                    .view(3, 7, TinyModels.VOCABULARY);
            long[] beginning = Arrays.stream(SEQUENCES).flatMapToLong(sequence -> Arrays.stream(sequence, 0, 5))
                    .toArray();
            Tensor fifth = model.begin("successor", Tensors.of(beginning), cache, Precision.FP32);
            assertThat(TinyModels.difference(fifth, whole.select(1, 4))).isLessThan(3e-5);
            assertThat(cache.length()).isEqualTo(5);
            for (int place = 5; place < 7; place++) {
                long[] column = {SEQUENCES[0][place], SEQUENCES[1][place], SEQUENCES[2][place]};
                Tensor logits = model.step("successor", Tensors.of(column), cache, Precision.FP32);
                assertThat(TinyModels.difference(logits, whole.select(1, place))).isLessThan(3e-5);
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.begin("sort", Tensors.of(beginning), cache, Precision.FP32))
                    .withMessage("tokens [15] do not begin the cache's sequences [3], which have 7 tokens");
        }
    }

    @Test
    void keepsNoGradients() {
        try (Transformer model = TinyModels.model(TinyModels.configs().getFirst());
                KeyValueCache cache = model.cache(1, 2, Precision.FP32);
                Scope scope = new Scope()) {
            assertThat(model.step("sort", Tensors.of(new long[]{3}), cache, Precision.FP32).requires_grad()).isFalse();
            assertThat(cache.layer(0).keys().requires_grad()).isFalse();
            assertThat(torch.ones(1).requires_grad_(true).add(torch.ones(1)).requires_grad()).isTrue();
        }
    }

    @Test
    void refusesWhatItHasNoPlaceFor() {
        try (Transformer model = TinyModels.model(TinyModels.configs().getFirst());
                KeyValueCache cache = model.cache(2, 1, Precision.FP32);
                Scope scope = new Scope()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.step("sort", Tensors.of(new long[]{1, 2, 3}), cache, Precision.FP32))
                    .withMessage("tokens [3] do not match the cache's sequences [2]");
            model.step("sort", Tensors.of(new long[]{1, 2}), cache, Precision.FP32);
            assertThatIllegalStateException()
                    .isThrownBy(() -> model.step("sort", Tensors.of(new long[]{1, 2}), cache, Precision.FP32))
                    .withMessage("the cache is full: it was made for 1 tokens");
        }
    }
}
