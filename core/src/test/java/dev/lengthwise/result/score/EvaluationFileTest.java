package dev.lengthwise.result.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordReader;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.DecisionKinds;
import dev.lengthwise.task.TrainedLengths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EvaluationFileTest {
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

    private static EvaluationFile file(Evaluation... hints) {
        return EvaluationFile.of(SORT, List.of(hints), TrainedLengths.from(2, 20), "fp32", 7);
    }

    private static ObjectNode written() {
        return RecordWriter.tree(file());
    }

    private static EvaluationFile read(JsonNode node) {
        return RecordReader.read(EvaluationFile.class, node);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        EvaluationFile read = read(Json.parse(RecordWriter.text(file())));
        assertThat(read).isEqualTo(file());
        assertThat(read.main()).isEqualTo(SORT);
    }

    /** What a program says of its labels is kept, as nobody else can say it later; of our own tasks nothing is. */
    @Test
    void theKindsOfAProgramsDecisionsAreKept() {
        assertThat(written().has("decisionKinds")).isFalse();
        Evaluation posed = new Evaluation("program",
                new DecisionKinds(List.of(new DecisionKind("a copy", "A value as it was.", "copy \\d+"))),
                SORT.results());
        JsonNode node = RecordWriter
                .tree(EvaluationFile.of(posed, List.of(), TrainedLengths.from(2, 20), "fp32", 7));
        assertThat(node.path("decisionKinds")).extracting(kind -> kind.path("label").asString())
                .containsExactly("a copy", "end");
        assertThat(read(node).main()).isEqualTo(posed);
        ((ObjectNode) node.path("decisionKinds").path(0)).put("decisions", "copy (");
        assertThatIllegalArgumentException().isThrownBy(() -> read(node))
                .withMessage("decisionKinds.0: decisions: \"copy (\" is no regular expression");
    }

    @Test
    void saysWhereEachLengthStandsToThoseOfTraining() {
        TrainedLengths trained = TrainedLengths.from(20, 22).or(TrainedLengths.from(50, 50));
        JsonNode node = RecordWriter.tree(EvaluationFile.of(new Evaluation("sort", IntStream.of(5, 20, 30, 50, 75)
                .mapToObj(length -> new LengthResult(length, new Accuracy(0, 1), new Accuracy(0, 1), Map.of()))
                .toList()), List.of(), trained, "fp32", 7));
        assertThat(node.path("trainedLengths")).hasToString("[{\"min\":20,\"max\":22},{\"min\":50,\"max\":50}]");
        assertThat(node.path("results")).extracting(result -> result.path("place").asString())
                .containsExactly("below", "trained", "between", "trained", "beyond");
    }

    /** As earlier versions wrote them: without a number of the form, without the lengths of training and the places. */
    @Test
    void resultsOfOldVersionsAreRead() {
        ObjectNode old = written().remove(List.of("format", "trainedLengths"));
        old.path("results").forEach(result -> ((ObjectNode) result).remove("place"));
        assertThat(read(old).main()).isEqualTo(SORT);
        assertThat(read(old).format()).isZero();
    }

    @Test
    void hintsAreReadBack() {
        List<Evaluation> hints = List.of(new Evaluation("count", SORT.results()), new Evaluation("fill", List.of()));
        assertThat(read(RecordWriter.tree(file(hints.toArray(Evaluation[]::new)))).hintEvaluations())
                .isEqualTo(hints);
    }

    /** Of a brief one those decisions alone are known that broke an answer. */
    @Test
    void aBriefScoreHasTheErrorsAlone() {
        BriefScore brief = BriefScore.of(SORT.results().getFirst());
        assertThat(RecordWriter.tree(brief).propertyNames()).doesNotContain("place", "decisions");
        assertThat(RecordReader.read(BriefScore.class, RecordWriter.tree(brief)).result().decisions())
                .isEqualTo(Map.of("successor after 1", new DecisionCount(4, 4, 4)));
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'tokensCorrect':5990   | 'tokensRight':5990  | results.0.tokensCorrect is missing",
            "'correct':993          | 'correct':1993      | results.0: correct 1993 of total 1000 is no share",
            "'samples':1000         | 'samples':0         | results.0.samples: 0 is not allowed; a whole number from 1 on is needed",
            "'samples':1000         | 'samples':'many'    | results.0.samples: \"many\" is not allowed; a whole number from 1 on is needed",
            "'exact':0.993          | 'exact':99.3        | results.0.exact: 99.3 is not allowed; a number from 0 to 1 is needed",
            "'place':'trained'      | 'place':'nowhere'   | results.0.place: \"nowhere\" is not allowed; one of trained, below, between, beyond is needed",
            "'wrong':7              | 'wrong':null        | results.0.decisions.successor after 1.wrong: null is not allowed; a whole number from 0 on is needed",
            "'method':'teacher-forced' | 'method':'guessed' | method: \"guessed\" is not allowed; one of teacher-forced, generated is needed",
            "'hints':[]             | 'hints':{}          | hints: {} is not allowed; a list is needed",
            "'format':1             | 'format':2          | format 2 is newer than 1, the newest that this version of lengthwise reads; use a newer one"})
    void damageIsRefusedByItsKey(String right, String wrong, String message) {
        String json = Json.line(written());
        assertThat(json).contains(right.replace('\'', '"'));
        JsonNode damaged = Json.parse(json.replace(right.replace('\'', '"'), wrong.replace('\'', '"')));
        assertThatIllegalArgumentException().isThrownBy(() -> read(damaged)).withMessage(message);
    }

    /** What a later version may add. */
    @Test
    void aKeyThatIsNotKnownIsIgnored() {
        assertThat(read(written().put("weather", "fine"))).isEqualTo(file());
    }
}
