package dev.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.train.Schedule.Constant;
import dev.lengthwise.train.Schedule.Linear;
import dev.lengthwise.train.Schedule.OneCycle;
import dev.lengthwise.train.Schedule.WarmupStableDecay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    /**
     * The numbers of PyTorch's own test of OneCycleLR (test_onecycle_lr_cosine_annealing): 10 steps, peak 25; but for the end,
     * which there is 0.5.
     */
    @Test
    void oneCycleIsPyTorchs() {
        Schedule schedule = new OneCycle(25, 10, 0.3);
        double[] expected = {1, 13, 25, cosine(1 / 7.0), cosine(2 / 7.0), cosine(3 / 7.0), cosine(4 / 7.0),
                cosine(5 / 7.0), cosine(6 / 7.0), 1e-4};
        for (int step = 0; step < 10; step++) {
            assertThat(schedule.learningRate(step)).as("step %s", step).isCloseTo(expected[step], within(1e-9));
        }
    }

    /** From 25 down to 1e-4. */
    private static double cosine(double part) {
        return 1e-4 + (25 - 1e-4) / 2 * (1 + Math.cos(Math.PI * part));
    }

    @Test
    void isHalfWayAtTheMiddleOfEachHalf() {
        Schedule schedule = new OneCycle(1, 13, 5 / 13.0); // rises in steps 0 to 4, falls in 4 to 12
        assertThat(schedule.learningRate(0)).isCloseTo(0.04, within(1e-12));
        assertThat(schedule.learningRate(2)).isCloseTo(0.52, within(1e-12));
        assertThat(schedule.learningRate(4)).isCloseTo(1, within(1e-12));
        assertThat(schedule.learningRate(8)).isCloseTo(0.500002, within(1e-12));
        assertThat(schedule.learningRate(12)).isCloseTo(4e-6, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"10, 0.3", "100, 0.05", "1000, 0.3", "1000, 0.999", "7, 0.5", "3, 0.4"})
    void risesToThePeakAndFallsFromThere(int steps, double warmup) {
        Schedule schedule = new OneCycle(1, steps, warmup);
        double before = schedule.learningRate(0);
        boolean falling = false;
        for (int step = 1; step < steps; step++) {
            double rate = schedule.learningRate(step);
            falling |= rate < before;
            assertThat(rate).as("step %s", step).isBetween(4e-6 - 1e-12, 1.0);
            assertThat(falling).as("falls at step %s, after %s of the steps", step, warmup)
                    .isEqualTo(step > Math.max(0, warmup * steps - 1) && rate <= before);
            before = rate;
        }
        assertThat(schedule.learningRate(steps - 1)).isCloseTo(4e-6, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 1000})
    void withoutWarmUpItStartsAtThePeak(int steps) {
        Schedule schedule = new OneCycle(3, steps, 0);
        assertThat(schedule.learningRate(0)).isEqualTo(3);
        assertThat(schedule.learningRate(steps - 1)).isCloseTo(3 * 4e-6, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.99})
    void aSingleStepIsAtThePeak(double warmup) {
        assertThat(new OneCycle(3, 1, warmup).learningRate(0)).isEqualTo(3);
    }

    /** Hugging Face's get_linear_schedule_with_warmup without warm-up: peak · (steps - step) / steps. */
    @Test
    void linearFallsFromThePeakInEqualParts() {
        Schedule schedule = new Linear(8, 4, 0);
        assertThat(List.of(schedule.learningRate(0), schedule.learningRate(1), schedule.learningRate(2),
                schedule.learningRate(3), schedule.learningRate(4))).containsExactly(8.0, 6.0, 4.0, 2.0, 0.0);
    }

    @Test
    void linearRisesInEqualPartsFirst() {
        Schedule schedule = new Linear(8, 10, 0.4); // the peak is reached in the fourth step, six are left
        double[] expected = {2, 4, 6, 8, 8 * 6 / 7.0, 8 * 5 / 7.0, 8 * 4 / 7.0, 8 * 3 / 7.0, 8 * 2 / 7.0, 8 / 7.0};
        for (int step = 0; step < 10; step++) {
            assertThat(schedule.learningRate(step)).as("step %s", step).isCloseTo(expected[step], within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.99})
    void aSingleLinearStepIsAtThePeak(double warmup) {
        assertThat(new Linear(3, 1, warmup).learningRate(0)).isEqualTo(3);
    }

    @Test
    void aConstantRateIsConstant() {
        Schedule schedule = new Constant(0.5, 0);
        assertThat(schedule.learningRate(0)).isEqualTo(0.5);
        assertThat(schedule.learningRate(1_000_000)).isEqualTo(0.5);
    }

    @Test
    void aConstantRateRisesInEqualPartsFirst() {
        Schedule schedule = new Constant(0.5, 5);
        double[] expected = {0.1, 0.2, 0.3, 0.4, 0.5, 0.5, 0.5};
        for (int step = 0; step < expected.length; step++) {
            assertThat(schedule.learningRate(step)).as("step %s", step).isCloseTo(expected[step], within(1e-15));
        }
    }

    /** What branches rest on: to the last bit the constant rate, until it falls. */
    @Test
    void warmupStableDecayIsTheConstantRateThatFallsAtItsEnd() {
        Schedule trunk = new Constant(0.3, 7);
        Schedule branch = new WarmupStableDecay(new Constant(0.3, 7), 40, 4);
        for (int step = 0; step < 36; step++) {
            assertThat(branch.learningRate(step)).as("step %s", step).isEqualTo(trunk.learningRate(step));
        }
        double[] falling = {0.3, 0.225, 0.15, 0.075, 0};
        for (int step = 36; step <= 40; step++) {
            assertThat(branch.learningRate(step)).as("step %s", step).isCloseTo(falling[step - 36], within(1e-15));
        }
    }

    @Test
    void theRecipeChooses() {
        assertThat(Schedule.of(config(ScheduleKind.WARMUP_STABLE_DECAY, 0)))
                .isEqualTo(new WarmupStableDecay(new Constant(1e-3, 0), 40, 4));
        assertThat(Schedule.of(config(ScheduleKind.ONE_CYCLE, 0.2))).isEqualTo(new OneCycle(1e-3, 40, 0.2));
        assertThat(Schedule.of(config(ScheduleKind.LINEAR, 0.2))).isEqualTo(new Linear(1e-3, 40, 0.2));
        assertThat(Schedule.of(config(ScheduleKind.CONSTANT, 0.2))).isEqualTo(new Constant(1e-3, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> config(ScheduleKind.ONE_CYCLE, 1))
                .withMessage("warmup 1.0 is not allowed: 0 to below 1");
    }

    private static TrainConfig config(ScheduleKind schedule, double warmup) {
        return new TrainConfig(40, 8, 1e-3, schedule, warmup, 1, 0, 0.9, 0.999, Asked.of(Precision.FP32), 10, 10);
    }
}
