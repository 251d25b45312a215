package dev.lengthwise.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {
    private static final Task SORT = new Sort(new Vocabulary(6), true);
    private static final Questions QUESTIONS = new Questions(SORT, null);
    @SuppressWarnings("NullAway.Init")
    private static Transformer model;

    @BeforeAll
    static void train(@TempDir Path folder) throws Exception {
        Engine.start(1);
        model = TrainedModels.train(SORT, List.of(), new Temper.LogLength(1, Temper.Per.HEAD, true), 150, folder);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void examplesOfMixedLengthsKeepTheirOrder() {
        List<Example> examples = new ArrayList<>();
        for (int length = 1; length <= 9; length++) {
            examples.addAll(QUESTIONS.draw(length, 6, 1));
        }
        Collections.shuffle(examples, new Random(1));
        Evaluator evaluator = new Evaluator(model, Precision.FP32);

        List<int[]> together = evaluator.predict("sort", examples);

        for (int i = 0; i < examples.size(); i++) {
            assertThat(together.get(i)).as("example %s of length %s", i, examples.get(i).length())
                    .isEqualTo(evaluator.predict("sort", List.of(examples.get(i))).getFirst());
        }
    }

    /** 100 examples of 202 tokens do not fit in one chunk of 16,384. */
    @Test
    void theScoreDoesNotDependOnTheChunks() {
        List<Example> examples = QUESTIONS.draw(100, 100, 1);
        assertThat(new Chunks(model.config()).of(examples)).hasSize(2);
        Evaluator evaluator = new Evaluator(model, Precision.FP32);
        ErrorTaxonomy oneByOne = new ErrorTaxonomy(QUESTIONS);
        for (Example example : examples) {
            oneByOne.addForced(example, evaluator.predict("sort", List.of(example)).getFirst());
        }
        assertThat(evaluator.score(QUESTIONS, 100, examples)).isEqualTo(oneByOne.result(100));
    }

    @Test
    void lengthsAreScoredInTheOrderAskedFor() {
        List<LengthResult> results = new Evaluator(model, Precision.FP32)
                .evaluate(QUESTIONS, List.of(4, 2, 12), 40, 1).results();
        assertThat(results).extracting(LengthResult::length).containsExactly(4, 2, 12);
        assertThat(results).allSatisfy(result -> assertThat(result.exact().total()).isEqualTo(40));
        assertThat(results).extracting(result -> result.token().total()).containsExactly(40 * 5L, 40 * 3L, 40 * 13L);
        assertThat(results.get(1).exact().rate()).isGreaterThan(results.get(2).exact().rate());
    }

    /** Trained on 1 to 4: a fifth value is the first that counts as unseen, and it is there in every example. */
    @Test
    void theFirstUnseenLengthIsScoredWithAllItsValues() {
        LengthResult result = new Evaluator(model, Precision.FP32).evaluate(QUESTIONS, List.of(5), 50, 1).results()
                .getFirst();
        assertThat(result.length()).isEqualTo(5);
        assertThat(result.exact().total()).isEqualTo(50);
        assertThat(result.token().total()).isEqualTo(50 * 6);
        assertThat(result.decisions()).extractingByKey("end").extracting(DecisionCount::total).isEqualTo(50L);
    }

    @Test
    void moreSamplesBeginWithTheSameOnes() {
        Evaluator evaluator = new Evaluator(model, Precision.FP32);
        List<Example> twenty = QUESTIONS.draw(6, 20, 1);
        List<Example> forty = QUESTIONS.draw(6, 40, 1);
        LengthResult first = evaluator.score(QUESTIONS, 6, twenty);
        LengthResult rest = evaluator.score(QUESTIONS, 6, forty.subList(20, 40));
        LengthResult all = evaluator.score(QUESTIONS, 6, forty);
        assertThat(all.exact().correct()).isEqualTo(first.exact().correct() + rest.exact().correct());
        assertThat(all.token().correct()).isEqualTo(first.token().correct() + rest.token().correct());
    }

    /** At the paper's width; the attention of 2,001 tokens must not be laid out as a matrix a head. */
    @Test
    void lengthAThousandIsScoredAtThePapersWidth() {
        TransformerConfig wide = new TransformerConfig(1, 1024, 16, 1024, Norm.PRE, Activation.GELU,
                new Temper.LogLength(0.5, Temper.Per.LAYER, false));
        Task hundred = new Sort(new Vocabulary(100), true);
        try (Transformer untrained = new Transformer(wide, 103, List.of("sort"), 1)) {
            LengthResult result = new Evaluator(untrained, Precision.FP32)
                    .evaluate(new Questions(hundred, null), List.of(1000), 2, 1).results().getFirst();
            assertThat(result.exact()).isEqualTo(new Accuracy(0, 2));
            assertThat(result.token().total()).isEqualTo(2 * 1001);
        }
    }

    @Test
    void leavesGradientsOnForTheTrainingThatGoesOn() {
        new Evaluator(model, Precision.FP32).evaluate(QUESTIONS, List.of(2), 3, 1);
        new Generator(model, Precision.FP32, Generator.Memory.CACHED, 7).evaluate(QUESTIONS, List.of(2), 3, 1);
        new Generator(model, Precision.FP32, Generator.Memory.UNCACHED, 7).evaluate(QUESTIONS, List.of(2), 3, 1);
        try (Scope scope = new Scope()) {
            assertThat(torch.ones(1).requires_grad_(true).add(torch.ones(1)).requires_grad()).isTrue();
        }
    }
}
