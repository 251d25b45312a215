package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.engine.torch.TorchModel;
import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.experiment.ModelFolder;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.SplitTask;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether to stop is decided by the lengths that are trained on and by nothing else. */
class TrainedExamplesTest {
    @TempDir
    private Path folder;

    private static Setup setup(String more) {
        return Setup
                .of(RecipeReader.parse("x",
                        "{task: {kind: sort}, clusters: {share: 0.5}, hints: [{kind: fill}]" + more + "}"));
    }

    private static List<String> tokens(List<Example> examples) {
        return examples.stream().map(example -> Arrays.toString(example.tokens())).toList();
    }

    /** Of the mixture's lengths 2 to 20 in its shares, though 30, 50 and 100 are evaluated. */
    @Test
    void lengthsAreThoseOfTheTrainingMixture() {
        List<Example> examples = TrainedExamples.draw(setup(""), 5000, 500);
        assertThat(examples).allMatch(example -> example.length() >= 2 && example.length() <= 20);
        assertThat(examples.stream().filter(example -> example.length() <= 5).count() / 5000.0)
                .isCloseTo(0.8, within(0.02));
    }

    @Test
    void everyLookSeesOtherExamplesAndTheSameOnesWhenItIsRepeated() {
        Setup setup = setup(", lengths: [{min: 20, max: 20}]");
        assertThat(tokens(TrainedExamples.draw(setup, 100, 500))).isEqualTo(
                tokens(TrainedExamples.draw(setup, 100, 500))).doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(tokens(TrainedExamples.draw(setup, 100, 1000)));
    }

    @Test
    void testInputsAreNotAmongThem() {
        Setup setup = setup(", lengths: [{min: 20, max: 20}]");
        assertThat(tokens(TrainedExamples.draw(setup, 1000, 2310))).doesNotContainAnyElementsOf(
                tokens(setup.questions().draw(20, 1000, setup.recipe().evaluate().seed())));
        Setup held = Setup.of(RecipeReader.parse("x", "{task: {kind: sort, values: 3}, lengths: [{min: 6, max: 6}],"
                + " evaluate: {lengths: [6], heldOut: 0.5}}"));
        SplitTask tested = new SplitTask(held.task(), 0.5, true);
        assertThat(TrainedExamples.draw(held, 500, 1)).noneMatch(example -> tested.has(example.input()));
    }

    @Test
    void theShareIsThatOfWhollyRightAnswers() throws Exception {
        Engine.start(1);
        TinyRun run = new TinyRun(folder.resolve("run"));
        run.start(TinyRecipe.with("train.steps=300"));
        ModelFolder read = ModelFolder.read(run.folder.path(), said -> {
            throw new AssertionError(said);
        });
        try (Transformer model = read.model()) {
            List<Example> examples = TrainedExamples.draw(read.setup(), 300, 7);
            List<int[]> answers = new ArrayList<>();
            for (Example example : examples) { // one by one
                answers.addAll(new Evaluator(model, Precision.FP32).predict("sort", List.of(example)));
            }
            int right = 0;
            for (int i = 0; i < examples.size(); i++) {
                right += Arrays.equals(answers.get(i), examples.get(i).completion()) ? 1 : 0;
            }
            assertThat(right).isBetween(10, 290);
            assertThat(TrainedExamples.exact(read.setup(), new TorchModel(model), 300, 7)).isCloseTo(right / 300.0,
                    within(0.01));
        }
    }
}
