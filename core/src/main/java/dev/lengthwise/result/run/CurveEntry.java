package dev.lengthwise.result.run;

import dev.lengthwise.key.Key;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** The training loss of one head as results keep it: thinned, with five digits. */
public record CurveEntry(@Key("the head's name") String head, @Key("steps done, ascending") List<Integer> steps,
        @Key("the loss at each of these steps, the mean since the one before, in nats a token; null where it was no number") List<Double> loss) {
    private static final int MOST_POINTS = 50;
    private static final MathContext DIGITS = new MathContext(5);

    public CurveEntry {
        if (loss.size() != steps.size()) {
            throw new IllegalArgumentException(
                    "loss has " + loss.size() + " values; one for each of " + steps.size() + " steps is needed");
        }
        var _ = curve(head, steps, loss);
    }

    static CurveEntry of(LossCurve curve) {
        List<LossCurve.Point> points = curve.thinned(MOST_POINTS).points();
        return new CurveEntry(curve.head(), points.stream().map(LossCurve.Point::step).toList(),
                points.stream().map(point -> rounded(point.loss())).toList());
    }

    private static double rounded(double loss) {
        return Double.isFinite(loss) ? new BigDecimal(loss).round(DIGITS).doubleValue() : Double.NaN;
    }

    LossCurve curve() {
        return curve(head, steps, loss);
    }

    private static LossCurve curve(String head, List<Integer> steps, List<Double> loss) {
        List<LossCurve.Point> points = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            points.add(new LossCurve.Point(steps.get(i), loss.get(i)));
        }
        return new LossCurve(head, points);
    }
}
