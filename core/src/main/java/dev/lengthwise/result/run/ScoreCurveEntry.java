package dev.lengthwise.result.run;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.key.Key;
import java.util.ArrayList;
import java.util.List;

/** How a run did at one length in the course of its training, as results keep it. */
public record ScoreCurveEntry(@Key(value = "length of the input", allowed = "at least 1") int length,
        @Key("whether training draws that length") boolean trained,
        @Key(value = "examples at each step", allowed = "at least 1") long samples,
        @Key("steps done, ascending") List<Integer> steps,
        @Key("at each of these steps, how many examples were wholly right") List<Long> correct,
        @Key(value = "at each of these steps, the share of decisions that were right", allowed = "0 to 1") List<Double> token) {
    public ScoreCurveEntry {
        requireOneEach("correct", correct.size(), steps.size());
        requireOneEach("token", token.size(), steps.size());
        var _ = curve(length, trained, samples, steps, correct, token);
    }

    private static void requireOneEach(String key, int size, int steps) {
        if (size != steps) {
            throw new IllegalArgumentException(
                    key + " has " + size + " values; one for each of " + steps + " steps is needed");
        }
    }

    static ScoreCurveEntry of(ScoreCurve curve) {
        List<ScoreCurve.Point> points = curve.points();
        return new ScoreCurveEntry(curve.length(), curve.trained(), points.getFirst().exact().total(),
                points.stream().map(ScoreCurve.Point::step).toList(),
                points.stream().map(point -> point.exact().correct()).toList(),
                points.stream().map(ScoreCurve.Point::token).toList());
    }

    ScoreCurve curve() {
        return curve(length, trained, samples, steps, correct, token);
    }

    private static ScoreCurve curve(int length, boolean trained, long samples, List<Integer> steps, List<Long> correct,
            List<Double> token) {
        List<ScoreCurve.Point> points = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            points.add(new ScoreCurve.Point(steps.get(i), new Accuracy(correct.get(i), samples), token.get(i)));
        }
        return new ScoreCurve(length, trained, points);
    }
}
