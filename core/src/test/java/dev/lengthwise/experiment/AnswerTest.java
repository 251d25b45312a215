package dev.lengthwise.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.engine.torch.TorchModel;
import dev.lengthwise.evaluate.Generator;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    private static Setup untrained(String key, Object value) {
        return Setup
                .of(Recipe.of("sort").with("evaluate.lengths", List.of(5)).with("model.width", 16).with(key, value));
    }

    /** An untrained model writes whatever it likes, and knows no end. */
    @Test
    void isWhatTheGeneratorWritesWithoutEnd() {
        for (int seed = 1; seed <= 3; seed++) {
            Setup setup = untrained("seed", seed);
            try (Transformer model = setup.model()) {
                Answer answer = Answer.of(setup, new TorchModel(model), 7, 3, 9);
                int[] prompt = setup.task().pose(new int[]{7, 3, 9}).prompt();
                int end = setup.task().vocabulary().end();
                int[] written = new Generator(model, Precision.FP32, Generator.Memory.UNCACHED, end)
                        .write("sort", List.of(prompt), 2 * prompt.length + 6).getFirst();
                assertThat(written).startsWith(answer.tokens());
                assertThat(written.length).isEqualTo(answer.tokens().length + (answer.ended() ? 1 : 0));
                assertThat(answer.tokens()).doesNotContain(end);
            }
        }
    }

    @Test
    void endsWhereTheModelHasNoMorePositions() {
        Setup setup = untrained("model.position", Map.of("kind", "learned", "longest", 50));
        try (Transformer model = setup.model()) {
            int[] input = new int[40];
            int prompt = setup.task().pose(input).prompt().length;
            assertThat(Answer.of(setup, new TorchModel(model), input).tokens())
                    .hasSizeLessThanOrEqualTo(50 - prompt + 1);
        }
    }

    @Test
    void readsAsValues() {
        assertThat(new Answer(untrained("seed", 1).task(), new int[]{3, 7, 9}, true)).hasToString("3 7 9");
    }
}
