package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreWeightsTest {
    private static final double STEP = 1e-6;

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    /** Scores as the products of a query [1] with keys [n, 1]. */
    private static double[] weights(AttentionKind kind, double[] scores) {
        try (Scope scope = new Scope()) {
            return Tensors.doubles(ScoreWeights.of(kind, one(), keys(scores), null));
        }
    }

    private static Tensor one() {
        return Tensors.of(new float[]{1}).to(ScalarType.Double).view(1, 1, 1, 1);
    }

    private static Tensor keys(double[] scores) {
        return Tensor.create(scores).view(1, 1, scores.length, 1);
    }

    private static double[] draw(int seed, int count) {
        return new SplittableRandom(seed).doubles(count, -3, 3).toArray();
    }

    @RepeatedTest(20)
    void sparseWeightsAreThoseOfThePapers(RepetitionInfo repetition) {
        double[] scores = draw(repetition.getCurrentRepetition(), repetition.getCurrentRepetition() * 5);
        for (AttentionKind kind : new AttentionKind[]{AttentionKind.SPARSEMAX, AttentionKind.ENTMAX15}) {
            assertThat(weights(kind, scores)).as(kind.toString())
                    .containsExactly(SortedScores.weights(kind, scores), within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource
    void weightsAddUpToOne(AttentionKind kind) {
        for (double[] scores : new double[][]{{2}, new double[1000], draw(1, 700),
                Arrays.stream(draw(2, 40)).map(x -> 1000 * x).toArray()}) {
            assertThat(Arrays.stream(weights(kind, scores)).sum()).isCloseTo(1, within(1e-9));
        }
    }

    /** By finite differences in double. */
    @ParameterizedTest
    @EnumSource(names = {"SOFTMAX", "SPARSEMAX", "ENTMAX15"})
    void gradientsAreThoseOfTheFormula(AttentionKind kind) {
        for (int seed = 1; seed <= 10; seed++) {
            double[] scores = draw(seed, 17);
            double[] along = draw(seed + 100, 17);
            double[] gradient;
            try (Scope scope = new Scope()) {
                Tensor keys = keys(scores).detach().set_requires_grad(true);
                ScoreWeights.of(kind, one(), keys, null).mul(Tensor.create(along)).sum().backward();
                gradient = Tensors.doubles(keys.grad());
            }
            for (int i = 0; i < scores.length; i++) {
                double[] up = scores.clone();
                double[] down = scores.clone();
                up[i] += STEP;
                down[i] -= STEP;
                assertThat(gradient[i]).as(kind + ", seed " + seed + ", score " + i)
                        .isCloseTo((along(kind, up, along) - along(kind, down, along)) / (2 * STEP), within(1e-6));
            }
        }
    }

    private static double along(AttentionKind kind, double[] scores, double[] along) {
        double[] weights = weights(kind, scores);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * along[i];
        }
        return sum;
    }

    /** Of a uniform row of n keys the entropy is ln n; for 10 of them θ is 1.41: worked out from the published coefficients by hand. */
    @Test
    void theAdaptiveSoftmaxIsSharperWhereTheUsualOneIsSpread() {
        assertThat(AttentionKind.sharper(0.4)).isEqualTo(1);
        double h = Math.log(10);
        double theta = -0.037 * Math.pow(h, 4) + 0.481 * Math.pow(h, 3) - 2.3 * h * h + 4.917 * h - 1.791;
        assertThat(AttentionKind.sharper(h)).isCloseTo(theta, within(1e-12));
        double[] scores = draw(3, 30);
        double[] usual = weights(AttentionKind.SOFTMAX, scores);
        double entropy = -Arrays.stream(usual).map(p -> p * Math.log(p)).sum();
        double factor = AttentionKind.sharper(entropy);
        assertThat(factor).isGreaterThan(1);
        assertThat(weights(AttentionKind.ADAPTIVE_SOFTMAX, scores)).containsExactly(
                weights(AttentionKind.SOFTMAX, Arrays.stream(scores).map(x -> factor * x).toArray()), within(1e-12));
    }

    @Test
    void aQueryGivesLaterKeysNothing() {
        try (Scope scope = new Scope()) {
            Tensor rows = Tensor.create(draw(5, 24)).view(1, 1, 6, 4);
            for (AttentionKind kind : AttentionKind.values()) {
                Tensor weights = ScoreWeights.of(kind, rows, rows.mul(new Scalar(2)), null);
                assertThat(Tensors.doubles(weights.triu(1))).containsOnly(0);
                assertThat(Tensors.doubles(weights.sum(-1))).containsExactly(new double[]{1, 1, 1, 1, 1, 1},
                        within(1e-9));
            }
        }
    }
}
