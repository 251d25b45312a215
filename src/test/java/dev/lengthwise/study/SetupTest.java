package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.task.Example;
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

    /** The inputs of a batch, all of length 20, by the tokens they begin with. */
    private static List<long[]> inputs(Batch batch) {
        List<long[]> inputs = new ArrayList<>();
        int at = 0;
        for (int group = 0; group < batch.groups().size(); group++) {
            for (int i = 0; i < batch.groups().counts()[group]; i++) {
                inputs.add(Arrays.copyOfRange(batch.tokens(), at, at + 20));
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
        assertThat(distinct(inputs(setup(", clusters: 1").batcher().batch(0)))).isLessThan(10);
        assertThat(distinct(inputs(setup("").batcher().batch(0)))).isGreaterThan(17);
        assertThat(tests(setup(", clusters: 1"))).isEqualTo(tests(setup("")));
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
