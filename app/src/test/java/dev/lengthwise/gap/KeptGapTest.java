package dev.lengthwise.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lengthwise.recipe.reference.SchemaCheck;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeptGapTest {
    @TempDir
    Path folder;

    static List<Path> studies() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("docs/results"))) {
            return folders.filter(KeptGap::isIn).sorted().toList();
        }
    }

    /** What is read of kept results is written as the same document. */
    @ParameterizedTest
    @MethodSource("studies")
    void whatIsReadIsWrittenAgain(Path study) throws IOException {
        JsonMapper mapper = JsonMapper.shared();
        var kept = mapper.readTree(study.resolve("results.json").toFile());
        GapResult read = KeptGap.read(study);
        assertThat(mapper.readTree(RecordWriter.text(GapFile.of(read, Path.of(kept.path("report").asString()))))
                .path("sweeps"))
                .isEqualTo(kept.path("sweeps"));
        assertThat(RecordWriter.tree(read.manifest())).hasToString(kept.path("manifest").toString());
        assertThat(read.isDone()).isTrue();
        assertThat(GapReport.render(read)).contains("<h1>" + read.title(), "Where the numbers come from");
    }

    @Test
    void theSchemaIsTheOneThatTheProgramPrints() throws IOException {
        assertThat(Json.read(Path.of("docs/schema/construction-results.schema.json")))
                .as("write it anew with: ./lengthwise runs --schema construction-results").isEqualTo(schema());
    }

    @ParameterizedTest
    @MethodSource("studies")
    void whatIsKeptHoldsToTheSchema(Path study) throws IOException {
        assertThat(SchemaCheck.wrong(schema(), Json.read(study.resolve("results.json")), "results")).isEmpty();
    }

    private static JsonNode schema() {
        return Json.parse(Json.line(GapFile.schema()));
    }

    @Test
    void damageIsRefusedByFileAndKey() throws IOException {
        Path study = Path.of("docs/results/construction-gap");
        Files.copy(study.resolve("study.yaml"), folder.resolve("study.yaml"));
        String results = Files.readString(study.resolve("results.json"));
        refused(results.replaceFirst("\"agreement\":\"yes\"", "\"agreement\":\"maybe\""),
                "sweeps.0.cells.0.agreement: \"maybe\" is not allowed; one of yes, earlier, later is needed");
        refused(results.replaceFirst("\"family\":\"uniform\"", "\"family\":\"other\""),
                "sweeps.0.cells: the cells of study.yaml are needed, in its order");
        refused(results.replaceFirst("\"done\":true", "\"done\":1"),
                "sweeps.0.cells.0.done: 1 is not allowed; true or false is needed");
    }

    private void refused(String results, String message) throws IOException {
        Files.writeString(folder.resolve("results.json"), results);
        assertThatThrownBy(() -> KeptGap.read(folder)).isInstanceOf(DamagedFileException.class)
                .hasMessageContaining("results.json: ").hasMessageContaining(message);
    }
}
