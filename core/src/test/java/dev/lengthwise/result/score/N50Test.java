package dev.lengthwise.result.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.task.TrainedLengths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class N50Test {
    private static final TrainedLengths TRAINED = TrainedLengths.from(2, 20);

    /** @param scores a length, then how many of 1000 are right, and so on */
    private static N50.Estimate of(int... scores) {
        List<LengthResult> results = new ArrayList<>();
        for (int i = 0; i < scores.length; i += 2) {
            Accuracy right = new Accuracy(scores[i + 1], 1000);
            results.add(new LengthResult(scores[i], right, right, Map.of()));
        }
        return N50.of(results, TRAINED).orElseThrow();
    }

    private static double length(N50 value) {
        return value.number().orElseThrow();
    }

    /** 80 % at 20 and 20 % at 80: half way, and the middle of 20 and 80 on a logarithmic scale is 40. A quarter of the way is 28.3. */
    @Test
    void liesBetweenTestedLengthsOnALogarithmicScale() {
        assertThat(length(of(20, 800, 80, 200).value())).isCloseTo(40, within(1e-9));
        assertThat(length(of(20, 600, 80, 200).value())).isCloseTo(20 * Math.pow(4, 0.25), within(1e-9));
        assertThat(length(of(80, 200, 20, 800).value())).isCloseTo(40, within(1e-9)); // in whatever order
        assertThat(of(20, 600, 80, 200).value()).hasToString("28.3");
    }

    @Test
    void whatIsTestedAt50PercentIsThatLength() {
        assertThat(length(of(20, 900, 40, 500, 80, 500, 100, 0).value())).isEqualTo(40);
        assertThat(length(of(20, 500, 40, 100).value())).isEqualTo(20);
    }

    @Test
    void outsideOfTheTestedLengthsItIsNoNumber() {
        assertThat(of(20, 1000, 100, 501).value()).isEqualTo(new N50.Beyond(100)).hasToString("beyond 100");
        assertThat(of(20, 499, 100, 0).value()).isEqualTo(new N50.Below(20)).hasToString("below 20");
        assertThat(of(20, 1000, 100, 501).value().number()).isEmpty();
        N50Entry entry = N50Entry.of(of(20, 1000, 100, 501));
        assertThat(entry.length()).isEmpty();
        assertThat(entry.beyond()).hasValue(100);
        assertThat(entry.below()).isEmpty();
        assertThat(N50Entry.of(of(20, 1000, 100, 0)).length()).isPresent();
    }

    /** 30 % at 30 and 60 % at 40 become 45 % at both. From 90 % at 20 that is 40/45 of the way to 30. */
    @Test
    void aCurveThatRisesIsPooledFirst() {
        assertThat(length(of(20, 900, 30, 300, 40, 600, 50, 0).value()))
                .isCloseTo(20 * Math.pow(1.5, 40 / 45.0), within(1e-9));
    }

    /** A model that fails below what it was trained on has not come to the end of what it can do. */
    @Test
    void lengthsBelowTheTrainedOnesDoNotCount() {
        assertThat(length(of(1, 0, 20, 800, 80, 200).value())).isCloseTo(40, within(1e-9));
        assertThat(N50.of(List.of(new LengthResult(1, new Accuracy(0, 10), new Accuracy(0, 10), Map.of())), TRAINED))
                .isEmpty();
    }

    /** Wilson: 500 of 1000 is 46.9 to 53.1 %, 1000 ends at 99.62, 0 at 0.38. So the ends lie on both sides of 40, by a tenth at most. */
    @Test
    void theIntervalIsThatOfTheScores() {
        N50.Estimate estimate = of(20, 1000, 40, 500, 80, 0);
        assertThat(length(estimate.value())).isCloseTo(40, within(1e-9));
        double half = 0.5 - new Accuracy(500, 1000).low();
        double one = new Accuracy(1000, 1000).low();
        assertThat(length(estimate.low())).isCloseTo(20 * Math.pow(2, (one - 0.5) / (one - 0.5 + half)), within(1e-9));
        assertThat(length(estimate.high())).isBetween(40.0, 44.0);
        assertThat(of(20, 1000, 40, 510).low()).isInstanceOf(N50.At.class);
        assertThat(of(20, 1000, 40, 510).value()).isEqualTo(new N50.Beyond(40));
        assertThat(of(20, 1000, 40, 510).high()).isEqualTo(new N50.Beyond(40));
    }
}
