package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of what is printed. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is Linux'")
class StdioTest {
    private static final String NAME = "a\u001b[31m\u202eb";

    @TempDir
    Path folder;

    @BeforeEach
    void aRunInAFolderOfSuchAName() throws Exception {
        Path run = Files.createDirectories(folder.resolve(NAME).resolve("run"));
        Files.writeString(run.resolve("recipe.yaml"), "{}");
        Files.writeString(run.resolve("manifest.json"), "{}");
    }

    private List<String> command(String... arguments) {
        try (CommandProcess command = CommandProcess.start(folder, (Object[]) arguments)) {
            command.exitCode();
            return List.of(command.out(), command.err());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "runs --help", "sample sort --lengths 3", "study --list",
            "runs FOLDER",
            "runs FOLDER --json"})
    void aFullDiskIsAFailureOfEveryCommand(String words) throws Exception {
        Files.createSymbolicLink(folder.resolve("stdout"), Path.of("/dev/full"));
        Object[] arguments = Stream.of(words.split(" ")).map(word -> word.equals("FOLDER") ? folder.toString() : word)
                .toArray();
        try (CommandProcess full = CommandProcess.start(folder, arguments)) {
            assertThat(full.exitCode()).isEqualTo(1);
            assertThat(full.err())
                    .isEqualTo("lengthwise: stdout: No space left on device; not everything was written to it\n");
        }
    }

    /** As {@code | head} does. */
    @Test
    void aReaderThatHasSeenEnoughIsNoFailure() throws Exception {
        try (CommandProcess sample = CommandProcess.piped(folder, "sample", "sort", "--lengths", "1000", "--samples",
                "2000000000")) {
            try (InputStream seen = sample.reader()) {
                assertThat(new String(seen.readNBytes(8), StandardCharsets.UTF_8)).isEqualTo("{\"task\":");
            }
            assertThat(sample.exitCode()).isZero();
            assertThat(sample.err()).isEmpty();
        }
    }

    @Test
    void whatSteersTerminalsComesOutAsText() {
        String shown = folder.resolve("a\\u001b[31m\\u202eb").toString();
        List<String> table = command("runs", folder.toString());
        assertThat(table.getFirst()).contains("\n" + shown).doesNotContain("\u001b", "\u202e");
        assertThat(command("runs", folder.resolve(NAME).resolve("none").toString()).getLast())
                .startsWith("lengthwise: " + shown + "/none: no such folder").doesNotContain("\u001b", "\u202e");
        assertThat(command("predict", folder.resolve(NAME).toString(), "1").getLast()).contains(shown)
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void aJsonDocumentHasTheNameAsItIs() {
        String document = command("runs", folder.toString(), "--json").getFirst();
        assertThat(document).doesNotContain("\u001b", "\u202e");
        assertThat(JsonMapper.shared().readTree(document).path(0).path("run").asString())
                .isEqualTo(folder.resolve(NAME).resolve("run").toString());
    }
}
