package dev.lengthwise.study;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.LengthResult;
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

    /** Adds {@code results}: for each length rates with interval, the counts behind them, and the errors by kind. */
    public static void write(Evaluation evaluation, ObjectNode into) {
        ArrayNode results = into.putArray("results");
        for (LengthResult result : evaluation.results()) {
            ObjectNode node = results.addObject();
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
            node.put("tokensCorrect", result.token().correct());
            ObjectNode decisions = node.putObject("decisions");
            result.decisions().forEach((kind, count) -> decisions.putObject(kind).put("total", count.total())
                    .put("wrong", count.wrong()).put("first", count.first()));
        }
    }

    /** What {@link #write} wrote. */
    static Evaluation read(String head, JsonNode from) {
        List<LengthResult> results = new ArrayList<>();
        for (JsonNode node : from.path("results")) {
            Map<String, DecisionCount> decisions = new LinkedHashMap<>();
            node.path("decisions").properties().forEach(entry -> decisions.put(entry.getKey(),
                    new DecisionCount(entry.getValue().path("total").asLong(), entry.getValue().path("wrong").asLong(),
                            entry.getValue().path("first").asLong())));
            results.add(new LengthResult(node.path("length").asInt(),
                    new Accuracy(node.path("correct").asLong(), node.path("samples").asLong()),
                    new Accuracy(node.path("tokensCorrect").asLong(), node.path("tokens").asLong()), decisions));
        }
        return new Evaluation(head, results);
    }
}
