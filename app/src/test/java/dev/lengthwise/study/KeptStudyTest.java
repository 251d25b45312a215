package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.recipe.Plan;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.report.HtmlReport;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.StudyFile;
import dev.lengthwise.result.study.StudyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class KeptStudyTest {
    private static final Path RESULTS = Path.of("docs/results");

    @TempDir
    Path folder;

    /** All studies of arms that are kept in the repository. */
    static List<Path> studies() throws IOException {
        try (Stream<Path> folders = Files.list(RESULTS)) {
            return folders.filter(study -> Files.exists(study.resolve("study.yaml"))
                    && Plan.kind(study.resolve("study.yaml")).isEmpty()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("studies")
    void eachHasAPageWithEveryRunAndCount(Path study) throws IOException {
        StudyResult result = KeptStudy.read(study);
        JsonNode kept = Json.read(study.resolve("results.json"));
        JsonNode again = Json.parse(RecordWriter.text(StudyFile.of(result, Path.of("report.html"))));
        assertThat(again.path("study")).isEqualTo(kept.path("study"));
        assertThat(again.path("trainedUpTo")).isEqualTo(kept.path("trainedUpTo"));
        assertThat(again.path("arms")).hasSameSizeAs(kept.path("arms"));
        for (int arm = 0; arm < kept.path("arms").size(); arm++) {
            JsonNode before = kept.path("arms").path(arm);
            JsonNode now = again.path("arms").path(arm);
            assertThat(now.path("arm")).isEqualTo(before.path("arm"));
            assertThat(now.path("runs")).hasSameSizeAs(before.path("runs"));
            for (int run = 0; run < before.path("runs").size(); run++) {
                addPlaces(before.path("runs").path(run), now.path("runs").path(run));
                for (var field : before.path("runs").path(run).properties()) {
                    JsonNode value = now.path("runs").path(run).path(field.getKey());
                    assertThat(value.equals(KeptStudyTest::compare, field.getValue()))
                            .as("%s is %s and was %s", field.getKey(), value, field.getValue()).isTrue();
                }
            }
        }
        assertThat(again.path("similarity")).isEqualTo(kept.path("similarity"));
        String page = HtmlReport.render(result);
        for (ArmResult arm : result.arms()) {
            for (RunResult run : arm.runs()) {
                assertThat(page).contains(arm.name()).contains("seed " + run.seed());
            }
        }
    }

    /** Numbers are the same that are written as 2 and as 2.0. */
    private static int compare(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? Double.compare(one.asDouble(), other.asDouble())
                : one.equals(other) ? 0 : 1;
    }

    /** Results that are kept from before each length had its place: it is known from the recipe, and is not read. */
    private static void addPlaces(JsonNode before, JsonNode now) {
        for (JsonNode result : before.path("results")) {
            if (!result.has("place")) {
                place(now.path("results"), result).ifPresent(place -> ((ObjectNode) result).set("place", place));
            }
        }
        for (int hint = 0; hint < before.path("hints").size(); hint++) {
            addPlaces(before.path("hints").path(hint), now.path("hints").path(hint));
        }
    }

    private static Optional<JsonNode> place(JsonNode results, JsonNode of) {
        return results.valueStream().filter(result -> result.path("length").equals(of.path("length")))
                .map(result -> result.path("place")).findFirst();
    }

    /** The recipe in it says what was trained on. */
    @Test
    void aKeptStudyHasThePlaceOfEachLength() throws IOException {
        Path quick = RESULTS.resolve("quick");
        JsonNode again = Json.parse(RecordWriter.text(StudyFile.of(KeptStudy.read(quick), Path.of("report.html"))));
        assertThat(again.path("trainedLengths")).hasToString("[{\"min\":2,\"max\":20}]");
        assertThat(again.at("/arms/0/runs/0/results")).extracting(
                result -> result.path("length").asInt() + " " + result.path("place").asString()).startsWith(
                        "10 trained", "20 trained", "30 beyond", "50 beyond");
    }

    @Test
    void aFolderWithoutAStudyIsRefusedInWords() {
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> KeptStudy.read(folder))
                .withMessage(folder.resolve("study.yaml")
                        + " does not exist; the folder of a study that has ended is needed");
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> KeptStudy.read(RESULTS.resolve("construction-gap")))
                .withMessageContaining("nothing is trained in this study");
    }
}
