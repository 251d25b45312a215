package dev.lengthwise.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.Model;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OtherTemperTest {
    private static final String PLAIN = "{kind: none}";
    private static final String TEMPERED = "{kind: log-length, beta: 0.7}";

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    private static Setup setup(String temper) {
        return Setup.of(RecipeReader.parse("x", "{task: {kind: sort, values: 10}, lengths: [{min: 5, max: 5}],"
                + " train: {batch: 4, steps: 1}, stretch: " + (temper.equals(PLAIN) ? 1 : 3)
                + ", model: {depth: 2, width: 16, heads: 2, temper: " + temper + "}}"));
    }

    /** What the residual stream is where answers are due, 6 to 11 keys visible. */
    private static List<float[]> asked(Model model) {
        Batch batch = setup(PLAIN).batcher().batch(0);
        return new ArrayList<>(model.residuals(batch, new int[]{0, 5}).values());
    }

    private static List<float[]> trainedAs(EngineKind engine, String temper) {
        try (Model model = setup(temper).model(engine, Device.CPU, 1)) {
            return asked(model);
        }
    }

    private static List<float[]> askedAs(EngineKind engine, String trained, String temper) {
        Setup own = setup(trained);
        Map<String, Numbers> weights;
        try (Model model = own.model(engine, Device.CPU, 1)) {
            weights = new HashMap<>(model.weights());
            try (Model other = new OtherTemper(OtherTemper.setup(own, temper).model(engine, Device.CPU, 1),
                    temper.contains("beta"))) {
                other.load(weights);
                return asked(other);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isAskedAsIfItHadBeenTrainedSo(EngineKind engine) {
        assertThat(askedAs(engine, PLAIN, "{kind: log-length, beta: 3}"))
                .usingRecursiveComparison().isEqualTo(trainedAs(engine, "{kind: log-length, beta: 3}"));
        assertThat(askedAs(engine, TEMPERED, PLAIN))
                .usingRecursiveComparison().isEqualTo(trainedAs(engine, PLAIN));
        assertThat(askedAs(engine, TEMPERED, "{kind: log-length, beta: 3}"))
                .usingRecursiveComparison().isEqualTo(trainedAs(engine, "{kind: log-length, beta: 3}"));
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsOwnBetaWhereNoneIsGiven(EngineKind engine) {
        assertThat(askedAs(engine, TEMPERED, "{kind: log-length-up-to, to: 8}"))
                .usingRecursiveComparison()
                .isEqualTo(trainedAs(engine, "{kind: log-length-up-to, beta: 0.7, to: 8}"));
    }

    @ParameterizedTest
    @EnumSource
    void oneBetaALayerStaysOne(EngineKind engine) {
        String tempered = "{kind: log-length, beta: 0.7, per: layer}";
        assertThat(askedAs(engine, tempered, "{kind: log-length-up-to, to: 50}"))
                .usingRecursiveComparison().isEqualTo(trainedAs(engine, tempered));
    }

    /** Where fewer keys are seen than it takes, it is the one that it was trained with. */
    @ParameterizedTest
    @EnumSource
    void whatBeginsBeyondChangesNothingBefore(EngineKind engine) {
        assertThat(askedAs(engine, PLAIN, "{kind: log-length-beyond, from: 50}"))
                .usingRecursiveComparison().isEqualTo(trainedAs(engine, PLAIN));
        assertThat(askedAs(engine, TEMPERED, "{kind: log-length-up-to, to: 50}"))
                .usingRecursiveComparison().isEqualTo(trainedAs(engine, TEMPERED));
        assertThat(askedAs(engine, PLAIN, "{kind: log-length-beyond, from: 5}")).usingRecursiveComparison()
                .isNotEqualTo(trainedAs(engine, PLAIN));
    }

    @ParameterizedTest
    @EnumSource
    void aTemperatureThatNoRecipeCouldHaveIsRefused(EngineKind engine) {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> askedAs(engine, PLAIN, "{kind: log-length, beta: 0}"));
    }
}
