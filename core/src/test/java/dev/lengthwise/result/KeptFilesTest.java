package dev.lengthwise.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.manifest.StudyManifest;
import dev.lengthwise.result.probe.ProbeFile;
import dev.lengthwise.result.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is kept under docs/results is read, and written again as the same document. */
class KeptFilesTest {
    /** Keys of the oldest files which later ones have other keys for. */
    private static final Set<String> GONE = Set.of("control", "difference");
    /** Keys that are written though the oldest files do not have them, with what is written then. */
    private static final ObjectNode NEW = JsonNodeFactory.instance.objectNode().put("format", 0);

    static {
        List.of("controls", "differences", "curves", "overSeeds", "sessions").forEach(NEW::putArray);
        List.of("threshold", "patching").forEach(NEW::putNull);
    }
    /** What somebody has written beside the keys of probes that were shortened by hand. */
    private static final List<String> NOTES = List.of("command", "left out", "commit");

    private static List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.find(Path.of("docs/results"), 2,
                (path, _) -> String.valueOf(path.getFileName()).startsWith(name))) {
            return files.sorted().toList();
        }
    }

    static List<Path> manifests() throws IOException {
        return files("manifest");
    }

    static List<Path> results() throws IOException {
        List<Path> results = files("results.json");
        assertThat(results).hasSizeGreaterThan(30);
        return results.stream().filter(file -> isOfArms(file)).toList();
    }

    static List<Path> probes() throws IOException {
        List<Path> probes = files("probe.json");
        assertThat(probes).hasSize(2);
        return probes;
    }

    private static boolean isOfArms(Path results) {
        return !results.toString().contains("construction-gap") && !results.toString().contains("construction-long");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void manifestsAreWrittenAsTheyAreRead(Path file) throws IOException {
        assertSame(Json.read(file), RecordWriter.tree(StudyManifest.read(file)), file.toString());
    }

    @ParameterizedTest
    @MethodSource("results")
    void resultsAreWrittenAsTheyAreRead(Path file) throws IOException {
        assertSame(Json.read(file), RecordWriter.tree(StudyFile.read(file)), file.toString());
    }

    /** The keys in their order too, since reports show them so. */
    @ParameterizedTest
    @MethodSource("results")
    void manifestsOfResultsAreWrittenAsTheSameText(Path file) throws IOException {
        ResultManifest manifest = StudyFile.read(file).manifest();
        assertThat(Json.line(RecordWriter.tree(manifest))).isEqualTo(Json.line(Json.read(file).required("manifest")));
        assertThat(manifest.others()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("probes")
    void probesAreWrittenAsTheyAreRead(Path file) throws IOException {
        assertSame(Json.read(file).without(NOTES), RecordWriter.tree(Json.read(file, ProbeFile.class)),
                file.toString());
    }

    private static void assertSame(JsonNode kept, JsonNode written, String place) {
        if (kept.isObject() && written.isObject()) {
            kept.propertyNames().stream().filter(key -> !GONE.contains(key) && !written.has(key)).findFirst()
                    .ifPresent(key -> assertThat(key).as(place + " is written without").isNull());
            for (var entry : written.properties()) {
                String key = entry.getKey();
                JsonNode before = kept.has(key) ? kept.path(key) : NEW.path(key);
                assertSame(before, entry.getValue(), place + "." + key);
            }
        } else if (kept instanceof ArrayNode && written.isArray()) {
            assertThat(written.size()).as(place).isEqualTo(kept.size());
            for (int i = 0; i < kept.size(); i++) {
                assertSame(kept.path(i), written.path(i), place + "." + i);
            }
        } else if (!(kept.isNumber() && written.isNumber() && kept.asDouble() == written.asDouble())) {
            assertThat(written).as(place).isEqualTo(kept);
        }
    }
}
