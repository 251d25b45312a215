package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.task.TrainedLengths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EvaluationJsonTest {
    private static final Evaluation SORT = new Evaluation("sort", List.of(
            new LengthResult(5, new Accuracy(993, 1000), new Accuracy(5990, 6000), decisions()),
            new LengthResult(1000, new Accuracy(0, 3), new Accuracy(0, 3003), Map.of())));

    private static Map<String, DecisionCount> decisions() {
        Map<String, DecisionCount> decisions = new LinkedHashMap<>();
        decisions.put("first element", new DecisionCount(1000, 0, 0));
        decisions.put("successor after 1", new DecisionCount(4000, 7, 4));
        decisions.put("end", new DecisionCount(1000, 3, 0));
        return decisions;
    }

    private static ObjectNode written() {
        ObjectNode node = Json.object();
        EvaluationJson.write(SORT, TrainedLengths.from(2, 20), node);
        return node;
    }

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(EvaluationJson.read("sort", JsonFields.of(Json.parse(Json.pretty(written()))))).isEqualTo(SORT);
    }

    @Test
    void saysWhereEachLengthStandsToThoseOfTraining() {
        ObjectNode node = Json.object();
        TrainedLengths trained = TrainedLengths.from(20, 22).or(TrainedLengths.from(50, 50));
        EvaluationJson.writeTrained(trained, node);
        EvaluationJson.write(new Evaluation("sort", IntStream.of(5, 20, 30, 50, 75)
                .mapToObj(length -> new LengthResult(length, new Accuracy(0, 1), new Accuracy(0, 1), Map.of()))
                .toList()), trained, node);
        assertThat(node.path("trainedLengths")).hasToString("[{\"min\":20,\"max\":22},{\"min\":50,\"max\":50}]");
        assertThat(node.path("results")).extracting(result -> result.path("place").asString())
                .containsExactly("below", "trained", "between", "trained", "beyond");
    }

    /** As earlier versions wrote them. */
    @Test
    void resultsThatDoNotSayItAreRead() {
        ObjectNode old = written();
        old.path("results").forEach(result -> ((ObjectNode) result).remove("place"));
        assertThat(EvaluationJson.read("sort", JsonFields.of(old))).isEqualTo(SORT);
    }

    @Test
    void hintsAreReadBack() {
        ObjectNode node = Json.object();
        List<Evaluation> hints = List.of(new Evaluation("count", SORT.results()), new Evaluation("fill", List.of()));
        EvaluationJson.writeHints(hints, TrainedLengths.from(2, 20), node);
        assertThat(EvaluationJson.readHints(JsonFields.of(Json.parse(Json.line(node))))).isEqualTo(hints);
    }

    /** The command line's contract: these keys, in this order, first; the kinds of errors that broke an example. */
    @Test
    void beginsEachLengthAsTheCommandLinePromises() {
        JsonNode first = written().path("results").path(0);
        assertThat(first.propertyNames()).startsWith("length", "samples", "exact", "low", "high", "token", "errors");
        assertThat(first.path("samples").asInt()).isEqualTo(1000);
        assertThat(first.path("exact").asDouble()).isEqualTo(0.993);
        assertThat(first.path("low").asDouble()).isLessThan(0.993).isGreaterThan(0.98);
        assertThat(first.path("high").asDouble()).isGreaterThan(0.993).isLessThan(1);
        assertThat(Json.line(first.path("errors"))).isEqualTo("{\"successor after 1\":4}");
    }

    @Test
    void whatLacksACountIsRefused() {
        ObjectNode node = written();
        ((ObjectNode) node.path("results").path(1)).remove("tokensCorrect");
        assertThatIllegalArgumentException().isThrownBy(() -> EvaluationJson.read("sort", JsonFields.of(node)))
                .withMessage("results.1.tokensCorrect is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EvaluationJson.read("sort", JsonFields.of(Json.object())))
                .withMessage("results is missing");
    }
}
