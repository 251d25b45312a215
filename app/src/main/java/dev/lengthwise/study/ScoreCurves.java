package dev.lengthwise.study;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.report.ScoreCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Scores in the course of training by length, from those of each step, and as results keep them. */
final class ScoreCurves {
    private static final String KEY = "scoreCurves";

    private ScoreCurves() {
    }

    /** A curve a length: the trained ones first, then the others, each by length. */
    static List<ScoreCurve> of(List<StepScores> scores) {
        return Stream.concat(curves(scores, true), curves(scores, false)).toList();
    }

    private static Stream<ScoreCurve> curves(List<StepScores> scores, boolean trained) {
        Map<Integer, List<ScoreCurve.Point>> points = new TreeMap<>();
        for (StepScores at : scores) {
            (trained ? at.trained() : at.unseen()).forEach(score -> points
                    .computeIfAbsent(score.length(), _ -> new ArrayList<>())
                    .add(new ScoreCurve.Point((int) at.step(), score.exact(), score.token())));
        }
        return points.entrySet().stream().map(entry -> new ScoreCurve(entry.getKey(), trained, entry.getValue()));
    }

    /**
     * Adds {@code scoreCurves} to a run's results: for each length whether it was trained, and step by step how many of how many samples
     * were right, and the share of right decisions. Nothing where there are none.
     */
    static void write(List<ScoreCurve> curves, ObjectNode run) {
        if (curves.isEmpty()) {
            return;
        }
        ArrayNode array = run.putArray(KEY);
        for (ScoreCurve curve : curves) {
            ObjectNode node = array.addObject().put("length", curve.length()).put("trained", curve.trained());
            List<ScoreCurve.Point> points = curve.points();
            node.put("samples", points.isEmpty() ? 0 : points.getFirst().exact().total());
            ArrayNode steps = node.putArray("steps");
            points.forEach(point -> steps.add(point.step()));
            ArrayNode correct = node.putArray("correct");
            points.forEach(point -> correct.add(point.exact().correct()));
            ArrayNode token = node.putArray("token");
            points.forEach(point -> token.add(point.token()));
        }
    }

    /**
     * What {@link #write} wrote; none in results that are older than that.
     *
     * @throws IllegalArgumentException where it cannot have written that
     */
    static List<ScoreCurve> read(JsonFields run) {
        List<ScoreCurve> curves = new ArrayList<>();
        for (JsonFields curve : run.has(KEY) ? run.objects(KEY) : List.<JsonFields>of()) {
            List<Integer> steps = curve.smalls("steps");
            List<Integer> correct = curve.smalls("correct");
            List<Double> token = curve.numbers("token");
            requireOneEach(steps, correct.size(), "correct", curve);
            requireOneEach(steps, token.size(), "token", curve);
            if (!curve.required("trained").isBoolean()) {
                throw curve.refuse("trained", "true or false");
            }
            long samples = curve.whole("samples", 1, Long.MAX_VALUE);
            List<ScoreCurve.Point> points = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                points.add(new ScoreCurve.Point(steps.get(i), new Accuracy(correct.get(i), samples), token.get(i)));
            }
            curves.add(new ScoreCurve(curve.small("length", 1), curve.required("trained").asBoolean(), points));
        }
        return curves;
    }

    private static void requireOneEach(List<Integer> steps, int size, String key, JsonFields curve) {
        if (size != steps.size()) {
            throw curve.refuse(key, "one for each of " + steps.size() + " steps");
        }
    }
}
