package dev.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdamTest {
    static {
        Engine.start(1);
    }

    private static final float[] START = {1, -2, 0.5f, 0};
    private static final float[][] GRADIENTS = {{0.1f, -3, 0, 1e-4f}, {-0.2f, 5, 0, 2e-4f}, {0.3f, 1, 1, -1e-4f}};
    private static final double[] RATES = {0.01, 0.1, 0.05};

    private final Scope scope = new Scope();
    private final Tensor parameter = Tensors.of(START).requires_grad_(true);

    @BeforeEach
    void noGradient() {
        assertThat(parameter.grad().defined()).isFalse();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    /** Kingma and Ba, algorithm 1; with decay as in Loshchilov and Hutter, algorithm 2, without the schedule's own factor. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1})
    void threeStepsAreThoseOfTheTextbook(double weightDecay) {
        try (Adam adam = new Adam(Map.of("p", parameter), TinyRuns.config(10, 1, weightDecay))) {
            double[] expected = new double[START.length];
            double[] mean = new double[START.length];
            double[] square = new double[START.length];
            for (int i = 0; i < START.length; i++) {
                expected[i] = START[i];
            }
            for (int step = 1; step <= 3; step++) {
                update(adam, GRADIENTS[step - 1], RATES[step - 1]);
                for (int i = 0; i < START.length; i++) {
                    double gradient = GRADIENTS[step - 1][i];
                    double rate = RATES[step - 1];
                    expected[i] -= rate * weightDecay * expected[i];
                    mean[i] = 0.9 * mean[i] + 0.1 * gradient;
                    square[i] = 0.999 * square[i] + 0.001 * gradient * gradient;
                    double unbiasedMean = mean[i] / (1 - Math.pow(0.9, step));
                    double unbiasedSquare = square[i] / (1 - Math.pow(0.999, step));
                    expected[i] -= rate * unbiasedMean / (Math.sqrt(unbiasedSquare) + 1e-8);
                    assertThat((double) Tensors.floats(parameter)[i]).as("step %s, number %s", step, i)
                            .isCloseTo(expected[i], within(2e-6));
                }
            }
        }
    }

    /** The first step moves every number that has a gradient by the rate, whatever the gradient's size. */
    @Test
    void theFirstStepIsAsLargeAsTheRate() {
        try (Adam adam = new Adam(Map.of("p", parameter), TinyRuns.config(10, 1, 0))) {
            update(adam, GRADIENTS[0], 0.01);
            assertThat(Tensors.floats(parameter)).containsExactly(new float[]{0.99f, -1.99f, 0.5f, -0.01f},
                    within(2e-6f));
        }
    }

    @Test
    void aParameterWithoutAGradientStaysAsItIs() {
        Tensor other = Tensors.of(new float[]{4}).requires_grad_(true);
        Map<String, Tensor> both = new LinkedHashMap<>(Map.of("p", parameter));
        both.put("other", other);
        try (Adam adam = new Adam(both, TinyRuns.config(10, 1, 0.1))) {
            update(adam, GRADIENTS[0], 0.01);
            assertThat(Tensors.floats(other)).containsExactly(4);
            assertThat(Tensors.floats(state(adam, "adam.count.other"))).containsExactly(0);
            assertThat(Tensors.floats(state(adam, "adam.count.p"))).containsExactly(1);
        }
    }

    /** Decay is decoupled: a weight is scaled by 1 - rate · decay whatever its gradient, and one that does not decay is not. */
    @Test
    void onlyWhatIsNamedDecays() {
        Tensor bias = Tensors.of(START).requires_grad_(true);
        Map<String, Tensor> both = new LinkedHashMap<>(Map.of("p", parameter));
        both.put("bias", bias);
        try (Adam adam = new Adam(both, Set.of("p"), TinyRuns.config(10, 1, 0.5))) {
            parameter.add(bias).mul(Tensors.of(new float[]{0, 0, 0, 0})).sum().backward(); // gradients of 0
            adam.step(0.1);
            assertThat(Tensors.floats(parameter)).containsExactly(new float[]{0.95f, -1.9f, 0.475f, 0}, within(1e-6f));
            assertThat(Tensors.floats(bias)).containsExactly(START);
        }
    }

    @Test
    void forgetsGradients() {
        try (Adam adam = new Adam(Map.of("p", parameter), TinyRuns.config(10, 1, 0))) {
            parameter.sum().backward();
            adam.zeroGradients();
            assertThat(parameter.grad().defined()).isFalse();
        }
    }

    @Test
    void goesOnFromItsStateToTheSameBits() {
        Tensor copy = parameter.detach().clone().requires_grad_(true);
        try (Adam adam = new Adam(Map.of("p", parameter), TinyRuns.config(10, 1, 0));
                Adam resumed = new Adam(Map.of("p", copy), TinyRuns.config(10, 1, 0))) {
            update(adam, GRADIENTS[0], 0.01);
            resumed.load(adam.state());
            try (NoGradGuard guard = new NoGradGuard()) {
                copy.copy_(parameter);
            }
            update(adam, GRADIENTS[1], 0.1);
            copy.mul(Tensors.of(GRADIENTS[1])).sum().backward();
            resumed.step(0.1);
            assertThat(Tensors.floats(copy)).isEqualTo(Tensors.floats(parameter)).isNotEqualTo(START);
        }
    }

    @Test
    void refusesTheStateOfAnotherModel() {
        try (Adam adam = new Adam(Map.of("p", parameter), TinyRuns.config(10, 1, 0))) {
            assertThatIllegalArgumentException().isThrownBy(() -> adam.load(Map.of("adam.mean.q", parameter)))
                    .withMessageContaining("adam.mean.q");
        }
    }

    /** A gradient that is what is asked for: of the sum of gradient · parameter. */
    private void update(Adam adam, float[] gradient, double rate) {
        parameter.mul(Tensors.of(gradient)).sum().backward();
        adam.step(rate);
        adam.zeroGradients();
    }

    private static Tensor state(Adam adam, String name) {
        return Objects.requireNonNull(adam.state().get(name), name);
    }
}
