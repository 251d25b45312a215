package dev.lengthwise.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Stretch;
import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Clusters;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.hint.HintConfig;
import dev.lengthwise.task.increment.IncrementConfig;
import dev.lengthwise.task.sort.SortConfig;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.train.Decay;
import dev.lengthwise.train.Keep;
import dev.lengthwise.train.ScheduleKind;
import dev.lengthwise.train.StopAt;
import dev.lengthwise.train.TrainConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeReaderTest {
    private static final Recipe DEFAULTS = new Recipe("x", new SortConfig(100, true), List.of(),
            Accounting.REPLACE, List.of(new Lengths.Range(2, 5, 0.8), new Lengths.Range(6, 20, 0.2)), Clusters.NONE,
            Stretch.NONE,
            new TransformerConfig(2, 128, 4, 512, Norm.PRE, Activation.GELU, new Temper.None()),
            new TrainConfig(3000, 512, 0.001, ScheduleKind.ONE_CYCLE, 0.3, 1.0, 0, 0.9, 0.999, Asked.auto(), 500, 20),
            new EvaluateConfig(List.of(5, 10, 20, 30, 50, 100), 1000, 2310), 1);

    @TempDir
    Path folder;

    private Recipe read(String yaml, String... sets) throws IOException {
        return RecipeReader.read(Files.writeString(folder.resolve("x.yaml"), yaml), List.of(sets));
    }

    @Test
    void needsNothingButTheTasksKind() throws IOException {
        assertThat(read("task: {kind: sort}")).isEqualTo(DEFAULTS);
    }

    @Test
    void incrementHasTenValuesAndCarriesInHalfOfItsInputs() throws IOException {
        assertThat(read("task: {kind: increment}").task()).isEqualTo(new IncrementConfig(0.5));
    }

    @Test
    void readsEveryKey() throws IOException {
        Recipe recipe = read(
                """
                        name: everything
                        task: {kind: sort, values: 50, repeats: false}
                        hints:
                          - {kind: successor, share: 0.25, lastShare: 0, until: 0.5, weight: 2}
                          - {kind: shuffled, share: 1e-1, of: count}
                        accounting: add
                        lengths: [{min: 3, max: 7}]
                        model:
                          depth: 1
                          width: 96
                          heads: 3
                          mlp: 100
                          norm: none
                          activation: relu
                          temper: {kind: one-plus-log-length, beta: 0.5, per: layer, learned: false}
                        train: {steps: 10, batch: 4, learningRate: 2e-4, schedule: constant, warmup: 0, warmupSteps: 3, cooldown: 0.2, clip: 0.5, weightDecay: 0.01, decay: matrices,
                                beta1: 0.8, beta2: .95, averaging: 0.999,
                                stopAt: {exact: 0.9, every: 7, samples: 8}, precision: bf16, checkpointEvery: 5, keep: all, logEvery: 1}
                        stretch: 5
                        evaluate: {lengths: [7, 8], samples: 9, heldOut: 0.25, seed: 10, every: 5, everySamples: 3}
                        seed: 9223372036854775807
                        """);
        assertThat(recipe).isEqualTo(new Recipe("everything", new SortConfig(50, false),
                List.of(new HintConfig("successor", 0.25, 0, 0.5, 2, null),
                        new HintConfig("shuffled", 0.1, 1, "count")),
                Accounting.ADD, List.of(new Lengths.Range(3, 7, 1)), Clusters.NONE, new Stretch(5),
                new TransformerConfig(1, 96, 3, 100, Norm.NONE, Activation.RELU,
                        new Temper.OnePlusLogLength(0.5, Temper.Per.LAYER, false)),
                new TrainConfig(10, 4, 0.0002, ScheduleKind.CONSTANT, 0, 3, 0.2, 0.5, 0.01, Decay.MATRICES, 0.8, 0.95,
                        0.999, new StopAt(0.9, 7, 8), List.of(), Asked.of(Precision.BF16), Asked.of(EngineKind.TORCH),
                        5, Keep.ALL, 1),
                new EvaluateConfig(List.of(7, 8), 9, 0.25, 10, 5, 3), Long.MAX_VALUE));
    }

    @Test
    void twoCheckpointsStayUnlessTheRecipeSaysHowMany() throws IOException {
        assertThat(read("task: {kind: sort}").train().keep()).isEqualTo(new Keep(2));
        assertThat(read("{task: {kind: sort}, train: {keep: 7}}").train().keep()).isEqualTo(new Keep(7));
        assertThat(read("task: {kind: sort}", "train.keep=all").train().keep()).isEqualTo(Keep.ALL);
    }

    @Test
    void sortGoesWithoutASeparatorOnlyWhereItIsTold() throws IOException {
        assertThat(read("task: {kind: sort, separator: false}").task())
                .isEqualTo(new SortConfig(100, true, false));
        assertThat(read("task: {kind: sort}").task().task().hasSeparator()).isTrue();
    }

    @Test
    void clustersAreAPartOfTheTrainingInputs() throws IOException {
        assertThat(read("{task: {kind: sort}, clusters: {share: 0.25}}").clusters())
                .isEqualTo(new Clusters(0.25, false));
        assertThat(read("{task: {kind: sort}, clusters: {share: 1, window: true}}").clusters())
                .isEqualTo(new Clusters(1, true));
        assertThat(read("{task: {kind: sort}}").clusters()).isEqualTo(Clusters.NONE);
    }

    @Test
    void aStretchIsOneFactor() throws IOException {
        assertThat(read("{task: {kind: sort}, model: {temper: {kind: log-length}}, stretch: 50}").stretch())
                .isEqualTo(new Stretch(50));
    }

    @Test
    void aShareStaysAsItIsUnlessItsLastOneIsGiven() throws IOException {
        assertThat(read("{task: {kind: sort}, hints: [{kind: fill, share: 0.3}]}").hints())
                .containsExactly(new HintConfig("fill", 0.3, 0.3, 1, 1, null));
    }

    @Test
    void aHintTakesHalfOfTheBatchAtItsOwnWeight() throws IOException {
        assertThat(read("{task: {kind: sort}, hints: [{kind: fill, of: null}]}").hints())
                .containsExactly(new HintConfig("fill", 0.5, 1, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-3", "1.0E-3", "0.001", ".001", "+1e-03"})
    void readsDecimalsAsYaml12Does(String written) throws IOException {
        assertThat(read("task: {kind: sort}", "train.learningRate=" + written).train().learningRate()).isEqualTo(0.001);
    }

    @Test
    void theMlpIsFourTimesAsWideAsTheModel() throws IOException {
        assertThat(read("{task: {kind: sort}, model: {width: 64}}").model().mlp()).isEqualTo(256);
    }

    @Test
    void theRecipeCountsLearnedPositions() throws IOException {
        String yaml = "{task: {kind: sort}, model: {position: {kind: learned, longest: 201}}}";
        assertThat(read(yaml).model().position()).isEqualTo(new Position.Learned(201));
        assertThat(read(yaml, "model.position.kind=none").model().position()).isEqualTo(new Position.None());
        assertThat(read("{task: {kind: sort}}").model().position()).isEqualTo(new Position.None());
    }

    @Test
    void aTemperWithAKindAloneIsLearnedFromOnePerHead() throws IOException {
        assertThat(read("{task: {kind: sort}, model: {temper: {kind: log-length}}}").model().temper())
                .isEqualTo(new Temper.LogLength(1, Temper.Per.HEAD, true));
        assertThat(read("{task: {kind: sort}, model: {temper: {kind: log-length-plus-one}}}").model().temper())
                .isEqualTo(new Temper.LogLengthPlusOne(1, Temper.Per.HEAD, true));
    }

    @Test
    void aLinearScheduleWarmsUpOnlyWhereItIsAskedTo() throws IOException {
        assertThat(read("{task: {kind: sort}, train: {schedule: linear}}").train().warmup()).isZero();
        assertThat(read("{task: {kind: sort}, train: {schedule: linear, warmup: 0.1}}").train().warmup())
                .isEqualTo(0.1);
        assertThat(read("{task: {kind: sort}, train: {schedule: constant}}").train().warmup()).isEqualTo(0.3);
    }

    @Test
    void trainingStopsEarlyOnlyWhereItIsToldTo() throws IOException {
        assertThat(read("task: {kind: sort}").train().stopAt()).isNull();
        assertThat(read("{task: {kind: sort}, train: {stopAt: {}}}").train().stopAt())
                .isEqualTo(new StopAt(1, 500, 1000));
        assertThat(read("{task: {kind: sort}, train: {stopAt: {every: 5}}}", "train.stopAt=null").train().stopAt())
                .isNull();
    }

    @Test
    void acceptsAByteOrderMark() throws IOException {
        assertThat(read("\uFEFFtask: {kind: sort}")).isEqualTo(DEFAULTS);
    }

    @Test
    void leavesTheFileAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), "task: {kind: sort} # mine\n");
        assertThat(RecipeReader.read(file, List.of("seed=7")).seed()).isEqualTo(7);
        assertThat(file).hasContent("task: {kind: sort} # mine\n");
    }

    @Test
    void setsOverrideTheFile() throws IOException {
        Recipe recipe = read("{task: {kind: sort}, hints: [{kind: count}], train: {steps: 9, batch: 8}}",
                "train.steps=500",
                "hints=[]", "evaluate={lengths: [5], samples: 2}", "name=a b");
        assertThat(recipe.train().steps()).isEqualTo(500);
        assertThat(recipe.train().batch()).isEqualTo(8);
        assertThat(recipe.hints()).isEmpty();
        assertThat(recipe.evaluate()).isEqualTo(new EvaluateConfig(List.of(5), 2, 2310));
        assertThat(recipe.name()).isEqualTo("a b");
    }

    @Test
    void aSetReachesIntoLists() throws IOException {
        Recipe recipe = read("{task: {kind: sort}, hints: [{kind: count}], evaluate: {lengths: [5, 6]}}",
                "hints.0.share=0.2", "evaluate.lengths.1=60");
        assertThat(recipe.hints()).containsExactly(new HintConfig("count", 0.2, 1, null));
        assertThat(recipe.evaluate().lengths()).containsExactly(5, 60);
    }

    @Test
    void anotherKindStartsANewTemperWhateverTheOrderOfTheSets() throws IOException {
        String yaml = "{task: {kind: sort}, model: {temper: {kind: log-length, beta: 0.5, learned: false}}}";
        assertThat(read(yaml, "model.temper.beta=2", "model.temper.kind=one-plus-log-length").model().temper())
                .isEqualTo(new Temper.OnePlusLogLength(2, Temper.Per.HEAD, true));
        assertThat(read(yaml, "model.temper.kind=none").model().temper()).isEqualTo(new Temper.None());
    }

    @Test
    void theSameKindKeepsTheRestOfTheTemper() throws IOException {
        String yaml = "{task: {kind: sort}, model: {temper: {kind: log-length, beta: 0.5, learned: false}}}";
        assertThat(read(yaml, "model.temper.kind=log-length", "model.temper.beta=2").model().temper())
                .isEqualTo(new Temper.LogLength(2, Temper.Per.HEAD, false));
    }

    @Test
    void anotherTaskDropsTheKeysOfTheFormerOne() throws IOException {
        assertThat(read("task: {kind: sort, values: 50, repeats: false}", "task.kind=increment").task())
                .isEqualTo(new IncrementConfig(0.5));
    }

    @Test
    void anotherHintKeepsItsShare() throws IOException {
        assertThat(read("{task: {kind: sort}, hints: [{kind: count, share: 0.2}]}", "hints.0.kind=fill").hints())
                .containsExactly(new HintConfig("fill", 0.2, 1, null));
    }

    @Test
    void ofTwoSetsForOneKeyTheLastCounts() throws IOException {
        assertThat(read("task: {kind: sort}", "seed=2", "seed=3").seed()).isEqualTo(3);
    }

    @Test
    void aFileThatIsMissingOrAFolderIsNamed() {
        assertThatThrownBy(() -> RecipeReader.read(Path.of("recipes/none.yaml"), List.of()))
                .isExactlyInstanceOf(RecipeException.class).hasMessage("recipes/none.yaml: does not exist");
        assertThatThrownBy(() -> RecipeReader.read(Path.of("recipes"), List.of()))
                .isExactlyInstanceOf(RecipeException.class).hasMessage("recipes: is a folder; a YAML file is needed");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path latin = Files.write(folder.resolve("latin.yaml"), "name: größe".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> RecipeReader.read(latin, List.of())).isExactlyInstanceOf(RecipeException.class)
                .hasMessage(latin + ": is not UTF-8 text");
        Path huge = Files.write(folder.resolve("huge.yaml"), new byte[(1 << 24) + 1]);
        assertThatThrownBy(() -> RecipeReader.read(huge, List.of())).isExactlyInstanceOf(RecipeException.class)
                .hasMessage(huge + ": is larger than 16777216 bytes");
    }

    @Test
    void aFilesNameMustBeUsableAsARecipesName() throws IOException {
        Path file = Files.writeString(folder.resolve("a?.yaml"), "task: {kind: sort}");
        assertThatThrownBy(() -> RecipeReader.read(file, List.of())).isExactlyInstanceOf(RecipeException.class)
                .hasMessage(file + ":1:1: name: \"a?\" is not usable in a folder's name;"
                        + " up to 100 characters without / \\ : * ? \" < > | or a dot at either end");
    }
}
