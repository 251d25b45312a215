package dev.lengthwise.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.recipe.reference.SchemaCheck;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.result.run.LossLine;
import dev.lengthwise.result.run.ScoreLine;
import dev.lengthwise.result.score.EvaluationFile;
import dev.lengthwise.task.TrainedLengths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SchemasTest {
    static Set<String> names() {
        return Schemas.all().keySet();
    }

    private static List<String> wrong(String name, JsonNode document) {
        return SchemaCheck.wrong(schema(name), document, name);
    }

    private static JsonNode schema(String name) {
        return Json.parse(Json.line(Schemas.all().getOrDefault(name, Json.object())));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theFileIsTheOneThatTheProgramPrints(String name) throws IOException {
        Path file = Path.of("docs", "schema", name + ".schema.json");
        assertThat(Files.exists(file) && Json.read(file).equals(schema(name)))
                .as("%s is as printed; if not, write it anew: ./lengthwise runs --schema %s > %s", file, name, file)
                .isTrue();
    }

    static List<Path> manifests() throws IOException {
        return KeptFilesTest.manifests();
    }

    static List<Path> results() throws IOException {
        return KeptFilesTest.results();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void keptManifestsHoldToIt(Path file) throws IOException {
        assertThat(wrong("manifest", Json.read(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("results")
    void keptResultsHoldToIt(Path file) throws IOException {
        assertThat(wrong("results", Json.read(file))).isEmpty();
    }

    static List<Path> probes() throws IOException {
        return KeptFilesTest.probes();
    }

    @ParameterizedTest
    @MethodSource("probes")
    void keptProbesHoldToIt(Path file) throws IOException {
        assertThat(wrong("probe", Json.read(file))).isEmpty();
    }

    @Test
    void whatIsWrittenHoldsToIt() {
        Evaluation sort = new Evaluation("sort", List.of(new LengthResult(5, new Accuracy(3, 4), new Accuracy(9, 10),
                Map.of("end", new DecisionCount(4, 1, 1)))));
        assertThat(wrong("evaluation", RecordWriter.tree(
                EvaluationFile.of(sort, List.of(sort), TrainedLengths.from(2, 20), "fp32", 7)))).isEmpty();
        assertThat(wrong("metrics", RecordWriter.tree(new LossLine(10, Map.of("sort", 2.5, "count", Double.NaN),
                Optional.of(0.001), Optional.of(0.5), Optional.of(1000L), Optional.of(0.01), Optional.empty(), 4.5))))
                .isEmpty();
        ScoreLine.Shares shares = new ScoreLine.Shares(Map.of(5, 1.0), Map.of());
        assertThat(wrong("metrics", RecordWriter.tree(new ScoreLine(0, shares, shares, 200, Optional.of(1.5), 0))))
                .isEmpty();
        assertThat(wrong("manifest", RecordWriter.tree(RunManifest.of("tiny", 1).failed("no luck")))).isEmpty();
    }

    /** What the reader refuses the schema refuses. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "evaluation | {'task':'sort','results':[]} | evaluation.hints is missing",
            "evaluation | {'task':'sort','results':[],'hints':[],'seed':-1} | evaluation.seed is below 0",
            "evaluation | {'task':'sort','results':[],'hints':[],'method':'guessed'} | evaluation.method is none of [\"teacher-forced\",\"generated\"]",
            "evaluation | {'task':'sort','results':[{}],'hints':{}} | evaluation.hints is no array",
            "manifest | {'name':'x','state':'dnoe','seed':1,'threads':0} | manifest is none of what is allowed",
            "probe | {'task':'sort','trainedUpTo':0} | probe.runs is missing",
            "probe | {'task':'sort','trainedUpTo':0} | probe.trainedUpTo is below 1",
            "metrics | {'step':3} | metrics is none of what is allowed"})
    void whatIsWrongIsFound(String name, String json, String message) {
        assertThat(wrong(name, Json.parse(json.replace('\'', '"')))).contains(message);
    }
}
