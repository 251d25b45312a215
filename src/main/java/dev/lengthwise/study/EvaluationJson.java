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
import tools.jackson.databind.JsonNode;
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
    static void writeBrief(List<LengthResult> lengths, ObjectNode into) {
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

    /** What {@link #write} wrote; throws a runtime exception where it cannot have written that. */
    static Evaluation read(String head, JsonNode from) {
        List<LengthResult> results = new ArrayList<>();
        for (JsonNode node : from.required("results")) {
            Map<String, DecisionCount> decisions = new LinkedHashMap<>();
            node.required("decisions").properties()
                    .forEach(entry -> decisions.put(entry.getKey(), decisionCount(entry.getValue())));
            results.add(result(node, decisions));
        }
        return new Evaluation(head, results);
    }

    /** What {@link #writeBrief} wrote; of decisions those alone are known, and counted, that were the first wrong ones. */
    static List<LengthResult> readBrief(JsonNode from) {
        List<LengthResult> results = new ArrayList<>();
        for (JsonNode node : from.required("results")) {
            Map<String, DecisionCount> decisions = new LinkedHashMap<>();
            node.required("errors").properties().forEach(entry -> {
                long first = entry.getValue().asLong();
                decisions.put(entry.getKey(), new DecisionCount(first, first, first));
            });
            results.add(result(node, decisions));
        }
        return results;
    }

    private static LengthResult result(JsonNode node, Map<String, DecisionCount> decisions) {
        return new LengthResult(node.required("length").asInt(),
                new Accuracy(node.required("correct").asLong(), node.required("samples").asLong()),
                new Accuracy(node.required("tokensCorrect").asLong(), node.required("tokens").asLong()), decisions);
    }

    private static DecisionCount decisionCount(JsonNode node) {
        return new DecisionCount(node.required("total").asLong(), node.required("wrong").asLong(),
                node.required("first").asLong());
    }

    /** What {@link #writeHints} wrote. */
    static List<Evaluation> readHints(JsonNode from) {
        List<Evaluation> hints = new ArrayList<>();
        for (JsonNode hint : from.required("hints")) {
            hints.add(read(hint.required("hint").asString(), hint));
        }
        return hints;
    }
}
