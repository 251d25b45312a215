package dev.lengthwise.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.engine.torch.TorchModel;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.tensor.Engine;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimilarityTest {
    private static final Task SORT = new Sort(new Vocabulary(10), true);
    private static final Questions SORTING = new Questions(SORT, null);

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    private static Transformer model(Task task, int depth, int width, int mlp, long seed) {
        return new Transformer(
                new TransformerConfig(depth, width, 2, mlp, Norm.PRE, Activation.GELU, new Temper.LogLength(0.7,
                        Temper.Per.HEAD, true)),
                task.vocabulary().size(), List.of(task.name()), seed);
    }

    private static SimilarityResult compare(Questions questions, int length, int inputs, Transformer... models) {
        Similarity similarity = new Similarity(questions, length, inputs, 5);
        for (Transformer model : models) {
            similarity.add(new TorchModel(model));
            model.close(); // is not needed any more
        }
        return similarity.result();
    }

    @Test
    void twoOfTheSameAreTheSameInEveryLayer() {
        SimilarityResult result = compare(SORTING, 4, 30, model(SORT, 2, 16, 24, 1), model(SORT, 2, 16, 24, 1));
        assertThat(result.layers()).extracting(SimilarityResult.Layer::name).containsExactly("hook_embed",
                "blocks.0.hook_resid_post", "blocks.1.hook_resid_post");
        assertThat(result.layers()).allSatisfy(layer -> {
            assertThat(layer.between(0, 1)).isCloseTo(1, within(1e-9));
            assertThat(layer.between(0, 0)).isCloseTo(1, within(1e-9));
        });
    }

    @Test
    void anotherSeedIsLessAlikeAndTheMatrixIsSymmetric() {
        SimilarityResult result = compare(SORTING, 4, 100, model(SORT, 2, 16, 24, 1), model(SORT, 2, 16, 24, 2),
                model(SORT, 2, 16, 24, 3));
        assertThat(result.models()).isEqualTo(3);
        assertThat(result.layers()).allSatisfy(layer -> {
            for (int first = 0; first < 3; first++) {
                for (int second = 0; second < first; second++) {
                    assertThat(layer.between(first, second)).isEqualTo(layer.between(second, first))
                            .isBetween(-1.0, 0.99);
                }
            }
        });
    }

    /** Fresh embeddings of 11 tokens in 512 dimensions are nearly orthogonal: all that is left is which token it is. */
    @Test
    void wideUntrainedModelsOfTwoSeedsHaveTheSameTokensInCommon() {
        assertThat(compare(SORTING, 4, 200, model(SORT, 1, 512, 8, 1), model(SORT, 1, 512, 8, 2)).layers().getFirst()
                .between(0, 1)).isBetween(0.9, 1.0);
    }

    @Test
    void modelsMayDifferInWidthAndDepth() {
        SimilarityResult result = compare(SORTING, 4, 30, model(SORT, 1, 16, 24, 1), model(SORT, 2, 8, 12, 1));
        assertThat(result.layers()).extracting(SimilarityResult.Layer::name).containsExactly("hook_embed",
                "blocks.0.hook_resid_post", "blocks.1.hook_resid_post", SimilarityResult.LAST);
        assertThat(result.layers()).extracting(SimilarityResult.Layer::label).containsExactly("embedding", "block 1",
                "block 2", "last block");
        SimilarityResult.Layer onlyOfTheSecond = result.layers().get(2);
        assertThat(onlyOfTheSecond.between(0, 1)).isNaN();
        assertThat(onlyOfTheSecond.between(0, 0)).isNaN();
        assertThat(onlyOfTheSecond.between(1, 1)).isCloseTo(1, within(1e-9));
        assertThat(result.layers().getLast().between(0, 1)).isBetween(-1.0, 0.99);
        assertThat(result.layers().getFirst().between(0, 1)).isBetween(0.05, 0.99);
    }

    @Test
    void fewInputsAreComparedAtEveryAnswerPosition() {
        SimilarityResult result = compare(SORTING, 3, 6, model(SORT, 1, 8, 12, 1));
        assertThat(List.of(result.length(), result.inputs(), result.positions())).containsExactly(3, 6, 24);
    }

    @Test
    void manyInputsAreComparedAtAFewPositionsEach() {
        SimilarityResult result = compare(SORTING, 20, 512, model(SORT, 1, 8, 12, 1));
        assertThat(List.of(result.length(), result.inputs(), result.positions())).containsExactly(20, 512, 4096);
    }

    /**
     * An MLP of 100,000 is evaluated in pieces of 167 tokens, one of 12 all at once; 99 becomes 100, so answers differ in length.
     * The embedding is made of the same random numbers in both.
     */
    @Test
    void positionsAreTheSameHoweverAModelIsEvaluated() {
        Increment increment = new Increment(0.5);
        SimilarityResult result = compare(new Questions(increment, null), 3, 60, model(increment, 1, 8, 100_000, 1),
                model(increment, 1, 8, 12, 1));
        assertThat(result.layers().getFirst().between(0, 1)).isCloseTo(1, within(1e-9));
    }

    @Test
    void oneInputIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Similarity(SORTING, 3, 1, 5))
                .withMessage("inputs 1 is below 2");
    }

    @Test
    void aMatrixThatIsNotSquareIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimilarityResult.Layer("hook_embed", List.of(List.of(1.0, 0.5))))
                .withMessage("layer hook_embed has a row of 2 values for 1 models");
    }
}
