package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.result.manifest.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void onAFullDiskAFailedRunStillSaysSo() throws IOException {
        Path file = folder.resolve("manifest.json");
        RunManifest manifest = RunManifest.of("tiny", 1);
        Json.write(file, manifest);
        Path partial = folder.resolve("manifest.json.partial");
        Files.createSymbolicLink(partial, Path.of("/dev/full")); // once
        IOException failure = new IOException("No space left on device");

        Failures.note(file, manifest, failure);

        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(RunManifest.read(file).state()).isEqualTo(RunState.FAILED);
        assertThat(RunManifest.read(file).failure()).contains("No space left on device");
    }
}
