package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.model.Temper.LogLength;
import dev.lengthwise.model.Temper.LogLengthPlusOne;
import dev.lengthwise.model.Temper.None;
import dev.lengthwise.model.Temper.OnePlusLogLength;
import dev.lengthwise.model.Temper.Per;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import org.assertj.core.data.Offset;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemperTest {
    private static final int[] VISIBLE_KEYS = {1, 2, 10, 100};

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    /** ln 2 = 0.693147, ln 10 = 2.302585, ln 100 = 4.605170. */
    @Test
    void aStretchedSequenceIsTemperedAsIfItWereSoManyTimesAsLong() {
        LengthGroups groups = new LengthGroups(new int[]{1, 2}, new int[]{1, 2});
        try (Scope scope = new Scope()) {
            BatchTensors batch = new BatchTensors(Tensors.of(new long[5]), groups, new double[]{10, 1, 3}, null);
            Tensor growth = Temperature.growth(new LogLength(1, Per.LAYER, false), batch);
            assertThat(Tensors.floats(growth)).containsExactly(
                    new float[]{(float) Math.log(10), 0, (float) Math.log(2), (float) Math.log(3),
                            (float) Math.log(6)},
                    Offset.offset(1e-6f));
        }
    }

    @Test
    void logLengthIsBetaTimesTheLogarithmOfTheVisibleKeys() {
        assertThat(factors(new LogLength(0.5, Per.LAYER, false))).containsExactly(new float[]{0, 0.346574f, 1.151293f,
                2.302585f}, within(1e-6f));
    }

    @Test
    void onePlusLogLengthStartsAtOne() {
        assertThat(factors(new OnePlusLogLength(0.5, Per.LAYER, false))).containsExactly(
                new float[]{1, 1.346574f, 2.151293f, 3.302585f}, within(1e-6f));
    }

    /** ln 3 = 1.098612, ln 11 = 2.397895, ln 101 = 4.615121. */
    @Test
    void logLengthPlusOneIsNeverZero() {
        assertThat(factors(new Temper.Constant(2, Per.LAYER, false))).containsOnly(2f);
        assertThat(factors(new LogLengthPlusOne(2, Per.LAYER, false))).containsExactly(
                new float[]{1.386294f, 2.197225f, 4.795791f, 9.230241f}, within(1e-5f));
    }

    /** ln 10 = 2.302585, ln 100 = 4.605170, ln 10 / ln 5 = 1.430677, ln 100 / ln 5 = 2.861353. */
    @Test
    void onlyBeyondOrOnlyUpToSomeKeys() {
        assertThat(factors(new Temper.LogLengthBeyond(2, Per.LAYER, false, 5))).containsExactly(
                new float[]{2, 2, 2.861353f, 5.722706f}, within(1e-5f));
        assertThat(factors(new Temper.LogLengthUpTo(2, Per.LAYER, false, 5))).containsExactly(
                new float[]{0, 1.386294f, 3.218876f, 3.218876f}, within(1e-5f));
        assertThatIllegalArgumentException().isThrownBy(() -> new Temper.LogLengthBeyond(1, Per.HEAD, false, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Temper.LogLengthUpTo(1, Per.HEAD, false, 1));
    }

    /** ln 2 = 0.693147, ln 3 = 1.098612, ln 4 = 1.386294. */
    @Test
    void aTokenSeesItselfAndThoseBeforeItInItsSequence() {
        try (Scope scope = new Scope()) {
            LengthGroups groups = new LengthGroups(new int[]{1, 3, 4}, new int[]{2, 1, 2});
            Tensor growth = Temperature.growth(new LogLength(1, Per.LAYER, false), groups);
            assertThat(growth.shape()).containsExactly(13, 1);
            assertThat(Tensors.floats(growth)).containsExactly(new float[]{0, 0, 0, 0.693147f, 1.098612f, 0, 0.693147f,
                    1.098612f, 1.386294f, 0, 0.693147f, 1.098612f, 1.386294f}, within(1e-6f));
        }
    }

    /** τ for the visible keys above, of the one β of a layer. */
    private static float[] factors(Temper temper) {
        try (Scope scope = new Scope()) {
            Temperature temperature = new Temperature(temper, Tensors.of(new float[]{(float) temper.beta()}));
            Tensor factor = temperature.factor(Temperature.growth(temper, LengthGroups.of(1, 100)));
            assertThat(factor.shape()).containsExactly(100, 1, 1);
            float[] all = Tensors.floats(factor);
            float[] chosen = new float[VISIBLE_KEYS.length];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = all[VISIBLE_KEYS[i] - 1];
                assertThat(Tensors.floats(temperature.factor(Temperature.growth(temper, VISIBLE_KEYS[i]))))
                        .as("%s keys, for queries that all see as many", VISIBLE_KEYS[i]).containsExactly(chosen[i]);
            }
            return chosen;
        }
    }

    @Test
    void eachHeadHasItsOwnBeta() {
        try (Scope scope = new Scope()) {
            Temper temper = new LogLength(1, Per.HEAD, true);
            Temperature temperature = new Temperature(temper, Tensors.of(new float[]{1, 3}));
            Tensor factor = temperature.factor(Temperature.growth(temper, LengthGroups.of(1, 2)));
            assertThat(factor.shape()).containsExactly(2, 2, 1); // queries, heads
            assertThat(Tensors.floats(factor)).containsExactly(new float[]{0, 0, 0.693147f, 2.079442f},
                    within(1e-6f));
        }
    }

    @Test
    void aLayerHasOneBetaOrAsManyAsHeads() {
        assertThat(betaShape(new LogLength(0.5, Per.LAYER, true))).containsExactly(1);
        assertThat(betaShape(new LogLength(0.5, Per.HEAD, true))).containsExactly(2);
        try (Transformer plain = TinyModels.model(TinyModels.config(Norm.PRE, Activation.GELU, new None()))) {
            assertThat(plain.parameters().all().keySet()).noneMatch(name -> name.contains("beta"));
        }
    }

    private static long[] betaShape(Temper temper) {
        try (Transformer model = TinyModels.model(TinyModels.config(Norm.PRE, Activation.GELU, temper));
                Scope scope = new Scope()) {
            Tensor beta = TinyModels.parameter(model, "blocks.1.attention.beta");
            assertThat(Tensors.floats(beta)).containsOnly(0.5f);
            return beta.shape();
        }
    }

    @Test
    void aLearnedBetaIsTrainedAndAFixedOneIsNot() {
        Temper learned = new LogLength(0.5, Per.HEAD, true);
        try (Transformer model = TinyModels.model(TinyModels.config(Norm.PRE, Activation.GELU, learned));
                Scope scope = new Scope()) {
            backward(model);
            for (String name : new String[]{"blocks.0.attention.beta", "blocks.1.attention.beta"}) {
                assertThat(model.parameters().trained()).containsKey(name);
                assertThat(Tensors.floats(TinyModels.parameter(model, name).grad())).hasSize(2).doesNotContain(0f);
            }
        }
        Temper fixed = new LogLength(0.5, Per.HEAD, false);
        try (Transformer model = TinyModels.model(TinyModels.config(Norm.PRE, Activation.GELU, fixed));
                Scope scope = new Scope()) {
            backward(model);
            assertThat(model.parameters().trained()).doesNotContainKey("blocks.0.attention.beta");
            assertThat(model.parameters().all()).containsKey("blocks.0.attention.beta");
            assertThat(TinyModels.parameter(model, "blocks.0.attention.beta").grad().defined()).isFalse();
        }
    }

    private static void backward(Transformer model) {
        model.logits("sort", model.residual(TinyModels.tokens(new long[][]{{3, 1, 4, 1, 5}}), Precision.FP32),
                Precision.FP32).log_softmax(1).select(1, 3).sum().backward();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesABetaThatIsNoNumberAboveZero(double beta) {
        assertThatIllegalArgumentException().isThrownBy(() -> new LogLength(beta, Per.HEAD, true))
                .withMessage("beta " + beta + " is not a number above 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new OnePlusLogLength(beta, Per.HEAD, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new LogLengthPlusOne(beta, Per.HEAD, true));
    }
}
