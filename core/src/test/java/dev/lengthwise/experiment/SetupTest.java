package dev.lengthwise.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.SplitTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetupTest {
    private static final String SORT = "{task: {kind: sort}, lengths: [{min: 20, max: 20}], train: {batch: 64, steps: 9},"
            + " hints: [{kind: successor}, {kind: shuffled, of: maximum, share: 0.1}]";

    private static Setup setup(String more) {
        return Setup.of(RecipeReader.parse("x", SORT + more + "}"));
    }

    /** The inputs of a batch, all of one length: the tokens that its sequences begin with. */
    private static List<long[]> inputs(Batch batch, int length) {
        List<long[]> inputs = new ArrayList<>();
        int at = 0;
        for (int group = 0; group < batch.groups().size(); group++) {
            for (int i = 0; i < batch.groups().counts()[group]; i++) {
                inputs.add(Arrays.copyOfRange(batch.tokens(), at, at + length));
                at += batch.groups().lengths()[group];
            }
        }
        return inputs;
    }

    private static List<String> tests(Setup setup) {
        List<Example> examples = new ArrayList<>(setup.questions().draw(20, 50, 1));
        setup.hintQuestions().forEach(hint -> examples.addAll(hint.draw(20, 50, 1)));
        return examples.stream().map(example -> Arrays.toString(example.tokens())).toList();
    }

    private static double distinct(List<long[]> inputs) {
        return inputs.stream().mapToLong(input -> Arrays.stream(input).distinct().count()).average().orElseThrow();
    }

    @Test
    void trainsOnClustersAndTestsWithoutThem() {
        assertThat(distinct(inputs(setup(", clusters: {share: 1}").batcher().batch(0), 20))).isLessThan(10);
        assertThat(distinct(inputs(setup("").batcher().batch(0), 20))).isGreaterThan(17);
        assertThat(tests(setup(", clusters: {share: 1}"))).isEqualTo(tests(setup("")));
    }

    /** Few inputs, so that without a split the 640 examples of a batch would meet every test. */
    @Test
    void neverTrainsOnWhatIsHeldOutAndTestsNothingElse() {
        Setup setup = Setup.of(RecipeReader.parse("x", "{task: {kind: sort, values: 3}, clusters: {share: 0.5},"
                + " lengths: [{min: 6, max: 6}], hints: [{kind: successor}, {kind: shuffled, share: 0.1}],"
                + " train: {batch: 640}, evaluate: {heldOut: 0.25, lengths: [6]}}"));
        SplitTask tested = new SplitTask(setup.task(), 0.25, true);
        for (int step = 0; step < 10; step++) {
            assertThat(inputs(setup.batcher().batch(step), 6)).hasSize(640)
                    .noneMatch(input -> tested.has(Arrays.stream(input).mapToInt(value -> (int) value).toArray()));
        }
        assertThat(setup.questions().draw(6, 200, 1)).allMatch(example -> tested.has(example.input()));
        setup.hintQuestions().forEach(hint -> assertThat(hint.draw(6, 200, 1))
                .allMatch(example -> tested.has(example.input())));
    }

    @Test
    void aShareThatMovesIsTheRecipes() {
        Setup setup = Setup.of(RecipeReader.parse("x", "{task: {kind: sort}, train: {batch: 64, steps: 9},"
                + " hints: [{kind: successor, share: 0.5, lastShare: 0, until: 0.5}]}"));
        assertThat(setup.batcher().mainExamples(0)).isEqualTo(32);
        assertThat(setup.batcher().mainExamples(2)).isEqualTo(48);
        assertThat(setup.batcher().mainExamples(4)).isEqualTo(64);
        assertThat(setup.batcher().mainExamples(8)).isEqualTo(64);
    }
}
