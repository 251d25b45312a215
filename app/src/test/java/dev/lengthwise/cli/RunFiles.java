package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the files of a run say, read as anybody would. */
record RunFiles(Path folder) {
    private static final JsonMapper JSON = JsonMapper.shared();

    JsonNode manifest() {
        return JSON.readTree(folder.resolve("manifest.json").toFile());
    }

    String state() {
        return manifest().path("state").asString();
    }

    /** The process of the newest session. */
    ProcessHandle process() {
        JsonNode sessions = manifest().path("sessions");
        return ProcessHandle.of(sessions.path(sessions.size() - 1).path("process").asLong()).orElseThrow();
    }

    /** The step of the last whole line of metrics, 0 before the first. */
    long measured() {
        try {
            Path file = folder.resolve("metrics.jsonl");
            String text = Files.exists(file) ? Files.readString(file) : "";
            String whole = text.substring(0, text.lastIndexOf('\n') + 1).stripTrailing();
            return whole.isEmpty()
                    ? 0
                    : JSON.readTree(whole.substring(whole.lastIndexOf('\n') + 1)).path("step").asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The metrics without what depends on the clock. */
    private List<String> losses() throws IOException {
        return Files.readAllLines(folder.resolve("metrics.jsonl")).stream()
                .map(line -> ((ObjectNode) JSON.readTree(line))
                        .remove(List.of("seconds", "scoringSeconds", "waiting", "examplesPerSecond")).toString())
                .toList();
    }

    /** Holds where nothing tells that this run was ever interrupted and the other was not. */
    void assertSameAs(RunFiles uninterrupted) throws IOException {
        assertThat(state()).isEqualTo("done");
        assertThat(manifest().path("parameterHash").asString()).hasSize(64)
                .isEqualTo(uninterrupted.manifest().path("parameterHash").asString());
        assertThat(losses()).isEqualTo(uninterrupted.losses());
        assertThat(folder.resolve("evaluation.json"))
                .hasSameTextualContentAs(uninterrupted.folder.resolve("evaluation.json"));
        assertThat(folder.resolve("model.safetensors"))
                .hasSameBinaryContentAs(uninterrupted.folder.resolve("model.safetensors"));
    }
}
