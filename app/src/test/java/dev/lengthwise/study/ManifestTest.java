package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class ManifestTest {
    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void placeTheFile() {
        file = folder.resolve("manifest.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'threads':-1                | threads: -1 is not allowed; a whole number from 1 to 1024 is needed",
            "'threads':0                 | threads: 0 is not allowed; a whole number from 1 to 1024 is needed",
            "'threads':1000000000        | threads: 1000000000 is not allowed; a whole number from 1 to 1024 is needed",
            "'threads':1e3               | threads: 1000.0 is not allowed; a whole number from 1 to 1024 is needed",
            "'threads':'two'             | threads: \"two\" is not allowed; a whole number from 1 to 1024 is needed",
            "'threads':null              | threads: null is not allowed; one value is needed",
            "'state':'dnoe'              | state: \"dnoe\" is not allowed; one of running, interrupted, done, failed is needed",
            "'state':1                   | state: 1 is not allowed; text is needed",
            "'seed':-1                   | seed: -1 is not allowed; a whole number from 0 on is needed",
            "'seed':99999999999999999999 | seed: 99999999999999999999 is not allowed; a whole number from 0 on is needed",
            "'seed':{}                   | seed: {} is not allowed; one value is needed",
            "'seconds':'long'            | seconds: \"long\" is not allowed; a number is needed",
            "'seconds':-0.5              | seconds: -0.5 is not allowed; a number from 0 on is needed",
            "'seconds':1e999             | seconds: ",
            "'seconds':NaN               | not JSON: line 1, column ",
            "'device':['cpu']            | device: [\"cpu\"] is not allowed; one value is needed",
            "'constructed':'yes'         | constructed: \"yes\" is not allowed; true or false is needed",
            "'sessions':{}               | sessions: {} is not allowed; a list is needed",
            "'sessions':[1]              | sessions.0: 1 is not allowed; an object is needed",
            "'sessions':[{'commit':[]}]  | sessions.0.commit: [] is not allowed; one value is needed",
            "'trainedOn':{'sort':{'examples':1}} | trainedOn.sort.answerTokens is missing",
            "'trainedOn':[]              | trainedOn: [] is not allowed; an object is needed",
            "'movement':{'start':1,'end':1,'distance':1,'from':'chance'} | movement.from: \"chance\" is not allowed; random or construction is needed",
            "'threads':1,'threads':2     | not JSON: line 1, column 23: Duplicate Object property \"threads\""})
    void aValueThatIsNotAllowedIsRefusedByItsKey(String entries, String message) throws IOException {
        Files.writeString(file, "{" + entries.replace('\'', '"') + "}");
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> Manifest.read(file))
                .withMessageStartingWith(file + ": " + message)
                .matches(e -> String.valueOf(e.getMessage()).lines().count() == 1);
    }

    @Test
    void whatIsMissingIsForWhoeverNeedsIt() throws IOException {
        Files.writeString(file, "{\"state\":\"done\"}");
        assertThat(Manifest.read(file).propertyNames()).containsExactly("state");
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> RunResults.read(new RunFolder(folder)))
                .withMessage(file + ": seed is missing");
        assertThat(Manifest.readIfThere(folder.resolve("none.json"))).isEmpty();
    }

    static Stream<Path> kept() throws IOException {
        return Files.find(Path.of("docs/results"), 4, (path, attributes) -> path.endsWith("manifest.json"));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void everyKeptOneIsRead(Path manifest) throws IOException {
        assertThat(Manifest.read(manifest)).isNotEmpty();
    }

    @Test
    @Timeout(20)
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatIsNoFileIsRefusedAndNotWaitedFor() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> Manifest.read(file))
                .withMessage(file + ": is a pipe or a device; a file is needed");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onAFullDiskAFailedRunStillSaysSo() throws IOException {
        ObjectNode manifest = Json.object().put("state", "running").put("seed", 1);
        Json.write(file, manifest);
        Path partial = folder.resolve("manifest.json.partial");
        Files.createSymbolicLink(partial, Path.of("/dev/full")); // once
        IOException failure = new IOException("No space left on device");

        Manifest.noteFailure(file, manifest, failure);

        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(Manifest.read(file).path("state").asString()).isEqualTo("failed");
        assertThat(Manifest.read(file).path("failure").asString()).isEqualTo("No space left on device");
    }
}
