package dev.lengthwise.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TinyModels;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own engine answers as libtorch does, however tiles are cut. */
class KernelScorerTest {
    private static final Increment INCREMENT = new Increment(0.5);
    private static final List<String> HEADS = List.of("carry", "increment");

    static List<TransformerConfig> configs() {
        return TinyModels.asked().stream().filter(config -> config.position() instanceof Position.None).toList();
    }

    private static Evaluator kernel(Transformer model, int threads) {
        return new Evaluator(new KernelScorer(KernelWeights.of(model), threads), model.config());
    }

    /** Of every length from 1 to 60, and of 300: longer than a tile. */
    private static List<Example> examples() {
        Questions questions = new Questions(INCREMENT, null);
        List<Example> examples = new ArrayList<>(questions.draw(300, 2, 1));
        for (int length = 60; length > 0; length--) {
            examples.addAll(questions.draw(length, 2, 1));
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("configs")
    void answersAsLibtorchDoes(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config, INCREMENT.vocabulary().size(), HEADS)) {
            List<int[]> torch = new Evaluator(model, Precision.FP32).predict("increment", examples());
            List<int[]> ours = kernel(model, 2).predict("increment", examples());
            int tokens = 0;
            int others = 0;
            for (int i = 0; i < torch.size(); i++) {
                assertThat(ours.get(i)).hasSameSizeAs(torch.get(i));
                for (int at = 0; at < torch.get(i).length; at++) {
                    tokens++;
                    others += ours.get(i)[at] == torch.get(i)[at] ? 0 : 1;
                }
            }
            assertThat(others).as("of " + tokens + " tokens, ties within fp32's rounding").isLessThan(tokens / 500);
        }
    }

    @Test
    void answersOneExampleAsAmongOthers() {
        TransformerConfig config = TinyModels.config(Norm.PRE, Activation.GELU,
                new Temper.LogLength(0.7, Temper.Per.HEAD, true));
        try (Transformer model = TinyModels.model(config, INCREMENT.vocabulary().size(), HEADS)) {
            List<Example> all = examples();
            List<int[]> together = kernel(model, 3).predict("increment", all);
            for (int i = 0; i < all.size(); i += 7) {
                assertThat(kernel(model, 1).predict("increment", List.of(all.get(i))).getFirst())
                        .isEqualTo(together.get(i));
            }
        }
    }

    @Test
    void refusesAHeadThatTheModelHasNotAndSequencesWithoutPositions() {
        TransformerConfig config = new TransformerConfig(1, 16, 2, 24, Norm.PRE, Activation.GELU, new Temper.None(),
                new Position.Learned(9));
        try (Transformer model = TinyModels.model(config, INCREMENT.vocabulary().size(), HEADS)) {
            KernelScorer scorer = new KernelScorer(KernelWeights.of(model), 1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scorer.greedy(batch("sort", 2)))
                    .withMessage("the model has no head sort: it has [carry, increment]");
            assertThatIllegalArgumentException().isThrownBy(() -> scorer.greedy(batch("increment", 8)))
                    .withMessage("sequences of 17 tokens are too long for a model with 9 positions");
        }
    }

    private static Batch batch(String head, int length) {
        return Batch.of(List.of(new Batch.Part(head, 1, new Questions(INCREMENT, null).draw(length, 1, 1))));
    }
}
