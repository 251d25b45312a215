package dev.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.result.run.LossCurve;
import dev.lengthwise.result.run.LossCurve.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossCurveTest {
    private static final LossCurve CURVE = new LossCurve("sort", List.of(new Point(10, 4), new Point(20, 2),
            new Point(30, 1), new Point(40, 0.5), new Point(50, 0.25)));

    @Test
    void aPointThatIsLeftIsTheMeanOfThoseUpToIt() {
        assertThat(CURVE.thinned(3).points()).containsExactly(new Point(20, 3), new Point(40, 0.75),
                new Point(50, 0.25));
        assertThat(CURVE.thinned(1).points()).containsExactly(new Point(50, 1.55));
    }

    @Test
    void aShortCurveStaysAsItIs() {
        assertThat(CURVE.thinned(5)).isSameAs(CURVE);
        assertThat(new LossCurve("sort", List.of()).thinned(1).points()).isEmpty();
    }

    @Test
    void aLossThatIsNoNumberStaysInSight() {
        LossCurve diverged = new LossCurve("sort", List.of(new Point(1, 2), new Point(2, Double.NaN),
                new Point(3, Double.NaN), new Point(4, Double.POSITIVE_INFINITY)));
        assertThat(diverged.thinned(2).points()).allSatisfy(point -> assertThat(point.loss()).isNotFinite());
    }
}
