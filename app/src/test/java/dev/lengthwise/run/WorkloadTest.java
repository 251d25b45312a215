package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.recipe.RecipeReader;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static Workload of(String... sets) {
        return Workload.of(RecipeReader.parse("sort", "task: {kind: sort}", List.of(sets)));
    }

    private static double examplesPerSecond(int width, int batch) {
        return batch / of("model.width=" + width, "train.batch=" + batch).step();
    }

    /** Half of what docs/benchmarks/cpu.md has for two processes of one thread each. */
    @Test
    void aStepTakesWhatWasMeasured() {
        assertThat(examplesPerSecond(64, 256)).isCloseTo(4_264, Percentage.withPercentage(10));
        assertThat(examplesPerSecond(128, 256)).isCloseTo(2_340, Percentage.withPercentage(10));
        assertThat(examplesPerSecond(128, 1024)).isCloseTo(2_984, Percentage.withPercentage(10));
        assertThat(examplesPerSecond(256, 1024)).isCloseTo(1_148, Percentage.withPercentage(10));
        assertThat(examplesPerSecond(512, 1024)).isCloseTo(397, Percentage.withPercentage(10));
    }

    /** Fewer lengths are fewer calls: one thread trained 2,500 examples a second of lengths 2 to 10, in steps of 64 at width 64. */
    @Test
    void fewerLengthsTakeLessThanTheirTokensSay() {
        assertThat(64 / of("model.width=64", "train.batch=64", "lengths=[{min: 2, max: 10}]").step()).isCloseTo(2_500,
                Percentage.withPercentage(10));
    }

    /** One thread scored 348 examples of length 100 a second at width 128, and 17.4 of length 1000. */
    @Test
    void scoringTakesWhatWasMeasured() {
        assertThat(of("evaluate.lengths=[100]", "evaluate.samples=348").evaluation()).isCloseTo(1, within(0.2));
        assertThat(of("evaluate.lengths=[1000]", "evaluate.samples=174").evaluation()).isCloseTo(10, within(2.5));
    }

    @Test
    void growsWithStepsDepthAndExamples() {
        Workload control = of();
        assertThat(of("train.steps=6000").whole()).isEqualTo(2 * control.training() + control.evaluation());
        assertThat(of("model.depth=4").whole()).isCloseTo(2 * control.whole(), within(1e-6));
        Workload added = of("hints=[{kind: successor, share: 0.5}]", "accounting=add");
        assertThat(added.step()).isGreaterThan(1.4 * control.step());
        assertThat(added.evaluation()).isGreaterThan(control.evaluation());
    }

    @Test
    void aHintIsNotScoredAtLengthsItCannotBeAskedAbout() {
        String lengths = "evaluate.lengths=[10, 200]";
        assertThat(of("hints=[{kind: count}]", lengths).evaluation() - of(lengths).evaluation())
                .isLessThan(0.05 * of(lengths).evaluation());
    }
}
