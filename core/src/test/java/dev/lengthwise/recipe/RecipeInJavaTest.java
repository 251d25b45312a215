package dev.lengthwise.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.hint.HintConfig;
import dev.lengthwise.train.Keep;
import dev.lengthwise.train.ScheduleKind;
import dev.lengthwise.train.StopAt;
import dev.lengthwise.train.TrainConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recipes that are made in Java, without a text. */
class RecipeInJavaTest {
    private static Recipe yaml(String yaml) {
        return RecipeReader.parse("sort", yaml);
    }

    @Test
    void aTaskHasAllDefaults() {
        assertThat(Recipe.of("sort")).isEqualTo(yaml("task: {kind: sort}"));
    }

    @Test
    void keysAreSetOneAfterTheOther() {
        assertThat(Recipe.of("sort").with("train.steps", 100).with("train.learningRate", 2e-4).with("seed", 7L)
                .with("task.repeats", false).with("model.norm", Norm.POST))
                .isEqualTo(yaml("{task: {kind: sort, repeats: false}, train: {steps: 100, learningRate: 2e-4}, seed: 7,"
                        + " model: {norm: post}}"));
    }

    @Test
    void valuesMayBeRecordsListsAndMaps() {
        assertThat(Recipe.of("sort").with("model.temper", new Temper.LogLength(0.5, Temper.Per.HEAD, true))
                .with("hints", List.of(new HintConfig("fill", 0.25, 1, null)))
                .with("train.stopAt", new StopAt(1, 5, 10)).with("train.keep", Keep.ALL)
                .with("evaluate", Map.of("lengths", List.of(3, "5-7"))))
                .isEqualTo(
                        yaml("{task: {kind: sort}, model: {temper: {kind: log-length, beta: 0.5}}, hints: [{kind: fill,"
                                + " share: 0.25}], train: {stopAt: {every: 5, samples: 10}, keep: all},"
                                + " evaluate: {lengths: [3, 5, 6, 7]}}"));
    }

    @Test
    void aKeyIsUnsetByNull() {
        Recipe stopping = Recipe.of("sort").with("train.stopAt.every", 5);
        assertThat(stopping.train().stopAt()).isEqualTo(new StopAt(1, 5, 1000));
        assertThat(stopping.with("train.stopAt", null)).isEqualTo(Recipe.of("sort"));
    }

    @Test
    void aDefaultThatFollowsFromAnotherKeyGoesOnToDoSo() {
        Recipe narrow = Recipe.of("sort").with("model.width", 64);
        assertThat(narrow.model().mlp()).isEqualTo(256);
        assertThat(narrow.with("model.width", 32).model().mlp()).isEqualTo(128);
        assertThat(narrow.with("model.mlp", 99).with("model.width", 32).model().mlp()).isEqualTo(99);
        assertThat(narrow.with("train.schedule", "linear").train().warmup()).isZero();
        Recipe hint = narrow.with("hints", List.of(Map.of("kind", "fill", "share", 0.3))).with("hints.0.share", 0.2);
        assertThat(hint.hints().getFirst().lastShare()).isEqualTo(0.2);
    }

    @Test
    void anotherKindStartsAnew() {
        Recipe tempered = Recipe.of("sort").with("model.temper", Map.of("kind", "log-length", "beta", 3));
        assertThat(tempered.with("model.temper.kind", "constant").model().temper())
                .isEqualTo(new Temper.Constant(1, Temper.Per.HEAD, true));
        assertThat(tempered.with("task", Map.of("kind", "increment"))).isEqualTo(RecipeReader.parse("sort",
                "{task: {kind: increment}, model: {temper: {kind: log-length, beta: 3}}}"));
    }

    @Test
    void whatIsWrongIsSaidWithWhatIsAllowed() {
        assertThatThrownBy(() -> Recipe.of("sort").with("train.stesp", 5)).isInstanceOf(RecipeException.class)
                .hasMessageStartingWith("with(\"train.stesp\", 5): unknown key; did you mean steps? allowed: steps,");
        assertThatThrownBy(() -> Recipe.of("sort").with("train.steps", -1))
                .hasMessage("with(\"train.steps\", -1): -1 is not allowed: at least 1");
        assertThatThrownBy(() -> Recipe.of("sort").with("train.steps", 1.5))
                .hasMessage("with(\"train.steps\", 1.5): 1.5 is not a whole number");
        assertThatThrownBy(() -> Recipe.of("sorted"))
                .hasMessageStartingWith("Recipe.of(\"sorted\"): task.kind: \"sorted\" is not allowed; one of sort,");
        assertThatThrownBy(() -> Recipe.of("sort").with("seed", new Object() {
            @Override
            public String toString() {
                return "odd";
            }
        })).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is not a value of a recipe");
    }

    @Test
    void aRecordOfKeysHasDefaultsToo() {
        assertThat(Defaults.of(TrainConfig.class)).isEqualTo(Recipe.of("sort").train());
        assertThat(Defaults.of(TrainConfig.class, Map.of("steps", 9, "schedule", ScheduleKind.LINEAR)))
                .isEqualTo(yaml("{task: {kind: sort}, train: {steps: 9, schedule: linear}}").train());
        assertThat(Defaults.of(TransformerConfig.class, Map.of("width", 16)).mlp()).isEqualTo(64);
        assertThatThrownBy(() -> Defaults.of(StopAt.class, Map.of("exact", 2, "every", 0)))
                .isInstanceOf(RecipeException.class)
                .hasMessage("StopAt: exact: 2.0 is not above 0 and at most 1\nStopAt: every: 0 is below 1");
        assertThatThrownBy(() -> Defaults.of(StartConfig.class))
                .hasMessage("StartConfig: maxLength: missing; a whole number is needed");
    }
}
