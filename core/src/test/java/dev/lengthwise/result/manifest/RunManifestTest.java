package dev.lengthwise.result.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordReader;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class RunManifestTest {
    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void placeTheFile() {
        file = folder.resolve("manifest.json");
    }

    private static final Environment HERE = new Environment("lengthwise train x", "1.0", "abc", 1, "fp32",
            Optional.empty(),
            Optional.of("cpu"), Optional.empty(), "AMD EPYC", Optional.of("AVX2"), 2, "Linux amd64", "25", "2.10",
            Optional.empty(),
            Optional.of("none"), "chosen by the processor");

    private static RunManifest begun() {
        return RunManifest.of("tiny", 1).begun("tiny", Session.begun("2026-11-28T10:00:00Z", 4711, HERE));
    }

    @Test
    void aFreshOneHasItsKeysInThisOrder() {
        RunManifest done = begun().from(0).with(Progress.NONE.ofModel(100).at(30, 1.5, 0, Map.of("sort",
                new Amount(120, 700)))).with("cafe", Optional.of(new Movement(3, 4, 5, Movement.From.RANDOM)))
                .finished(RunState.DONE, "2026-11-28T10:00:09Z");
        assertThat(RecordWriter.tree(done).propertyNames()).containsExactly("format", "name", "seed", "state",
                "started", "sessions", "command", "version", "commit", "threads", "precision", "device", "processor",
                "vectors", "cores", "system", "jdk", "libtorch", "presets", "blasKernels", "parameters", "step",
                "seconds", "trainedOn", "parameterHash", "movement", "finished");
        assertThat(RecordWriter.tree(done).path("sessions").path(0).propertyNames()).startsWith("started", "process",
                "command").endsWith("blasKernels", "fromStep");
        assertThat(RecordReader.read(RunManifest.class, RecordWriter.tree(done))).isEqualTo(done);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'threads':-1                | threads: -1 is not allowed; a whole number from 1 to 1024 is needed",
            "'threads':0                 | threads: 0 is not allowed; a whole number from 1 to 1024 is needed",
            "'threads':1000000000        | threads: 1000000000 is not allowed; a whole number from 1 to 1024 is needed",
            "'threads':1e3               | threads: 1000.0 is not allowed; a whole number from 1 to 1024 is needed",
            "'threads':'two'             | threads: \"two\" is not allowed; a whole number from 1 to 1024 is needed",
            "'threads':null              | threads: null is not allowed; a whole number from 1 to 1024 is needed",
            "'state':'dnoe'              | state: \"dnoe\" is not allowed; one of running, interrupted, done, failed is needed",
            "'state':'damaged'           | state: \"damaged\" is not allowed; one of running, interrupted, done, failed is needed",
            "'state':1                   | state: 1 is not allowed; text is needed",
            "'seed':-1                   | seed: -1 is not allowed; a whole number from 0 on is needed",
            "'seed':99999999999999999999 | seed: 99999999999999999999 is not allowed; a whole number from 0 on is needed",
            "'seed':{}                   | seed: {} is not allowed; a whole number from 0 on is needed",
            "'seconds':'long'            | seconds: \"long\" is not allowed; a number is needed",
            "'seconds':-0.5              | seconds: -0.5 is not allowed; a number from 0 on is needed",
            "'seconds':1e999             | seconds: ",
            "'seconds':NaN               | not JSON: line 1, column ",
            "'device':['cpu']            | device: [\"cpu\"] is not allowed; text is needed",
            "'constructed':'yes'         | constructed: \"yes\" is not allowed; true or false is needed",
            "'sessions':{}               | sessions: {} is not allowed; a list is needed",
            "'sessions':[1]              | sessions.0: 1 is not allowed; an object is needed",
            "'sessions':[{'started':[]}] | sessions.0.started: [] is not allowed; text is needed",
            "'trainedOn':{'sort':{'examples':1}} | trainedOn.sort.answerTokens is missing",
            "'trainedOn':[]              | trainedOn: [] is not allowed; an object is needed",
            "'movement':{'start':1,'end':1,'distance':1,'from':'chance'} | movement.from: \"chance\" is not allowed; one of random, construction is needed",
            "'format':9                  | format 9 is newer than 1, "})
    void aValueThatIsNotAllowedIsRefusedByItsKey(String entry, String message) throws IOException {
        String key = entry.substring(1, entry.indexOf("':"));
        ObjectNode manifest = RecordWriter.tree(begun()).remove(List.of(key));
        Files.writeString(file, Json.line(manifest).replaceFirst("\\}$", "," + entry.replace('\'', '"') + "}"));
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> RunManifest.read(file))
                .withMessageStartingWith(file + ": " + message)
                .matches(e -> String.valueOf(e.getMessage()).lines().count() == 1);
    }

    @Test
    void aKeyTwiceAndAFileThatWasCutOffAreRefused() throws IOException {
        Files.writeString(file, "{\"threads\":1,\"threads\":2}");
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> RunManifest.read(file))
                .withMessageStartingWith(file + ": not JSON: line 1, column 23: Duplicate");
        String whole = RecordWriter.text(begun());
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> RunManifest.read(file))
                .withMessageStartingWith(file + ": not JSON: line ");
    }

    /** Such as that of a run which failed before it began. */
    @Test
    void nameSeedAndStateAreEnough() throws IOException {
        Files.writeString(file, "{\"name\":\"tiny\",\"seed\":3,\"state\":\"done\"}");
        assertThat(RunManifest.read(file).environment()).isEmpty();
        assertThat(RunManifest.read(file).isDone()).isTrue();
        Files.writeString(file, "{\"name\":\"tiny\",\"state\":\"done\"}");
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> RunManifest.read(file))
                .withMessage(file + ": seed is missing");
        assertThat(RunManifest.readIfThere(folder.resolve("none.json"))).isEmpty();
    }

    /** A newer version may know more of a run that this one goes on with. */
    @Test
    void keysOfANewerVersionStayWhereTheyAre() throws IOException {
        ObjectNode newer = RecordWriter.tree(begun()).put("weather", "fine");
        ((ObjectNode) newer.path("sessions").path(0)).put("moon", 3);
        Json.write(file, newer);
        Json.write(file, RunManifest.read(file).in(RunState.INTERRUPTED));
        assertThat(Json.read(file).path("weather").asString()).isEqualTo("fine");
        assertThat(Json.read(file).at("/sessions/0/moon").asInt()).isEqualTo(3);
        assertThat(Json.read(file).path("state").asString()).isEqualTo("interrupted");
    }

    @Test
    void reportsHaveATextForEachPlainValue() {
        RunManifest twice = begun().begun("tiny", Session.begun("2026-11-28T11:00:00Z", 4712, HERE)).extended(10, 20);
        assertThat(ResultManifest.of(twice).texts()).containsEntry("threads", "1").containsEntry("seed", "1")
                .containsEntry("extended", "from 10 to 20 steps")
                .containsEntry("sessions", "2026-11-28T10:00:00Z, commit abc: lengthwise train x; "
                        + "2026-11-28T11:00:00Z, commit abc: lengthwise train x")
                .doesNotContainKeys("kernels", "name", "process");
    }

    @Test
    @Timeout(20)
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatIsNoFileIsRefusedAndNotWaitedFor() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> RunManifest.read(file))
                .withMessage(file + ": is a pipe or a device; a file is needed");
    }
}
