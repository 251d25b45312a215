package dev.lengthwise.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Stretch;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Clusters;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.sort.SortConfig;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.train.Decay;
import dev.lengthwise.train.ScheduleKind;
import dev.lengthwise.train.StopAt;
import dev.lengthwise.train.TrainConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published sorting results whose settings are not the paper's are recipes all the same. */
class AnchorsTest {

    /** minGPT's demo: six digits of three values and, with END, six tokens of the answer that are read. */
    @Test
    void minGptsDemoIsARecipe() {
        Recipe recipe = RecipeReader.parse("anchor-mingpt", """
                task: {kind: sort, values: 3, separator: false}
                lengths: [{min: 6, max: 6}]
                model: {depth: 3, width: 48, heads: 3, position: {kind: learned, longest: 12}}
                train: {steps: 2000, batch: 64, learningRate: 5e-4, schedule: constant, clip: 1.0, weightDecay: 0.1,
                        decay: matrices, beta2: 0.95}
                evaluate: {lengths: [6], heldOut: 0.25}
                """);
        assertThat(recipe).isEqualTo(new Recipe("anchor-mingpt", new SortConfig(3, true, false), List.of(),
                Accounting.REPLACE, List.of(new Lengths.Range(6, 6, 1)), Clusters.NONE, Stretch.NONE,
                new TransformerConfig(3, 48, 3, 192, Norm.PRE, Activation.GELU, new Temper.None(),
                        new Position.Learned(12)),
                new TrainConfig(2000, 64, 5e-4, ScheduleKind.CONSTANT, 0.3, 1, 0.1, Decay.MATRICES, 0.9, 0.95, 0, null,
                        Asked.auto(), 500, 20),
                new EvaluateConfig(List.of(6), 1000, 0.25, 2310), 1));
    }

    /** Its script's values: lengths 1 to 50, a look every 3,000 steps on 2,000 examples, all of which have to be right. */
    @Test
    void lacocosSortIsARecipe() {
        Recipe recipe = RecipeReader.parse("anchor-lacoco", """
                task: {kind: sort, values: 150, repeats: false}
                lengths: [{min: 1, max: 50}]
                model: {depth: 1, width: 256, heads: 1}
                train: {steps: 30000, batch: 64, learningRate: 1e-3, schedule: linear, clip: 1.0, weightDecay: 0.01,
                        stopAt: {exact: 1.0, every: 3000, samples: 2000}}
                evaluate: {lengths: [50, 75, 100, 125, 150]}
                """);
        assertThat(recipe.model()).isEqualTo(
                new TransformerConfig(1, 256, 1, 1024, Norm.PRE, Activation.GELU, new Temper.None()));
        assertThat(recipe.train()).isEqualTo(new TrainConfig(30_000, 64, 1e-3, ScheduleKind.LINEAR, 0, 1, 0.01,
                Decay.ALL, 0.9, 0.999, 0, new StopAt(1, 3000, 2000), Asked.auto(), 500, 20));
    }
}
