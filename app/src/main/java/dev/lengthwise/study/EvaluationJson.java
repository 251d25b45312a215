package dev.lengthwise.study;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.task.TrainedLengths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Evaluations as the command line prints them and {@code evaluation.json} keeps them. */
public final class EvaluationJson {
    private EvaluationJson() {
    }

    /**
     * Adds {@code results}: for each length rates with interval, the counts behind them, its place among the lengths of training, and
     * the errors by kind.
     *
     * @param trained the lengths that the model was trained on
     */
    public static void write(Evaluation evaluation, TrainedLengths trained, ObjectNode into) {
        ArrayNode results = into.putArray("results");
        for (LengthResult result : evaluation.results()) {
            ObjectNode decisions = brief(result, results.addObject())
                    .put("place", trained.place(result.length()).toString()).putObject("decisions");
            result.decisions().forEach((kind, count) -> decisions.putObject(kind).put("total", count.total())
                    .put("wrong", count.wrong()).put("first", count.first()));
        }
    }

    /** The same without the decisions that broke no answer, of which inputs of thousands of copies have thousands of kinds. */
    public static void writeBrief(List<LengthResult> lengths, ObjectNode into) {
        ArrayNode results = into.putArray("results");
        lengths.forEach(result -> brief(result, results.addObject()));
    }

    private static ObjectNode brief(LengthResult result, ObjectNode node) {
        node.put("length", result.length());
        node.put("samples", result.exact().total());
        node.put("exact", result.exact().rate());
        node.put("low", result.exact().low());
        node.put("high", result.exact().high());
        node.put("token", result.token().rate());
        ObjectNode errors = node.putObject("errors");
        result.decisions().forEach((kind, count) -> {
            if (count.first() > 0) {
                errors.put(kind, count.first());
            }
        });
        node.put("correct", result.exact().correct());
        node.put("tokens", result.token().total());
        return node.put("tokensCorrect", result.token().correct());
    }

    /** Adds {@code trainedLengths}: the ranges that training draws lengths from, ascending and apart. */
    public static void writeTrained(TrainedLengths trained, ObjectNode into) {
        ArrayNode ranges = into.putArray("trainedLengths");
        trained.spans().forEach(span -> ranges.addObject().put("min", span.min()).put("max", span.max()));
    }

    /** Adds {@code hints}: for each hint its name and what {@link #write} writes. */
    public static void writeHints(List<Evaluation> hints, TrainedLengths trained, ObjectNode into) {
        ArrayNode array = into.putArray("hints");
        hints.forEach(hint -> write(hint, trained, array.addObject().put("hint", hint.head())));
    }

    /** What {@link #write} wrote; throws an {@link IllegalArgumentException} where it cannot have written that. */
    static Evaluation read(String head, JsonFields from) {
        List<LengthResult> results = new ArrayList<>();
        for (JsonFields node : from.objects("results")) {
            Map<String, DecisionCount> decisions = new LinkedHashMap<>();
            node.object("decisions").entries().forEach((kind, count) -> decisions.put(kind,
                    new DecisionCount(count.count("total"), count.count("wrong"), count.count("first"))));
            results.add(result(node, decisions));
        }
        return new Evaluation(head, results);
    }

    /** What {@link #writeBrief} wrote; of decisions those alone are known, and counted, that were the first wrong ones. */
    public static List<LengthResult> readBrief(JsonFields from) {
        List<LengthResult> results = new ArrayList<>();
        for (JsonFields node : from.objects("results")) {
            Map<String, DecisionCount> decisions = new LinkedHashMap<>();
            JsonFields errors = node.object("errors");
            for (String kind : errors.node().propertyNames()) {
                long first = errors.count(kind);
                decisions.put(kind, new DecisionCount(first, first, first));
            }
            results.add(result(node, decisions));
        }
        return results;
    }

    private static LengthResult result(JsonFields node, Map<String, DecisionCount> decisions) {
        return new LengthResult(node.small("length", 0), accuracy(node, "correct", "samples"),
                accuracy(node, "tokensCorrect", "tokens"), decisions);
    }

    private static Accuracy accuracy(JsonFields node, String correct, String total) {
        long of = node.whole(total, 1, Long.MAX_VALUE);
        return new Accuracy(node.whole(correct, 0, of), of);
    }

    /** What {@link #writeHints} wrote. */
    static List<Evaluation> readHints(JsonFields from) {
        List<Evaluation> hints = new ArrayList<>();
        for (JsonFields hint : from.objects("hints")) {
            hints.add(read(hint.text("hint"), hint));
        }
        return hints;
    }
}
