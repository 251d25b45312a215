package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.report.LossCurve;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.train.TrainEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
    private static final String THREE = """
            {"step":10,"loss":{"sort":2.5,"count":1.25},"seconds":4.5}
            {"step":20,"loss":{"sort":1.5,"count":0.75},"seconds":9.0}
            {"step":30,"loss":{"sort":0.5,"count":0.25},"seconds":13.5}
            """;

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void placeTheFile() {
        file = folder.resolve("metrics.jsonl");
    }

    private static TrainEvent.Measured measured(long step, double loss) {
        return new TrainEvent.Measured(step, Map.of("sort", loss), 0.001, 0.5, 1000.4, 0.01, 60);
    }

    @Test
    void aNewFileBeginsEmptyAndGrowsLineByLine() throws IOException {
        try (Metrics metrics = new Metrics(file, 0)) {
            assertThat(file).isEmptyFile();
            metrics.write(measured(10, 2.5));
            assertThat(Metrics.read(file)).extracting(Metrics::step).containsExactly(10L); // without waiting for close
            metrics.write(measured(20, 1.5));
        }
        assertThat(Files.readAllLines(file)).hasSize(2).first().asString().startsWith(
                "{\"step\":10,\"loss\":{\"sort\":2.5},\"learningRate\":0.001,\"gradientNorm\":0.5,"
                        + "\"examplesPerSecond\":1000,\"waiting\":0.01,\"seconds\":");
    }

    @Test
    void goingOnDropsTheLinesThatWillComeAgain() throws IOException {
        Files.writeString(file, THREE);
        try (Metrics metrics = new Metrics(file, 20)) {
            metrics.write(measured(30, 0.6));
        }
        assertThat(Metrics.read(file)).extracting(line -> line.path("loss").path("sort").asDouble())
                .containsExactly(2.5, 1.5, 0.6);
    }

    @Test
    void timeGoesOnFromTheLastLineThatStays() throws IOException {
        Files.writeString(file, THREE);
        try (Metrics metrics = new Metrics(file, 25)) {
            assertThat(metrics.seconds()).isBetween(9.0, 9.0 + 60);
        }
    }

    @Test
    void aLastLineThatWasCutOffIsLeftOut() throws IOException {
        for (int cut = 1; cut < 40; cut++) {
            Files.writeString(file, THREE.substring(0, THREE.length() - 1 - cut));
            assertThat(Metrics.read(file)).as("cut by %d", cut).extracting(Metrics::step).containsExactly(10L, 20L);
        }
        Files.writeString(file, THREE.stripTrailing()); // nothing but the line feed is missing
        assertThat(Metrics.read(file)).extracting(Metrics::step).containsExactly(10L, 20L, 30L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "{\"step\":20}", "{\"step\":\"20\",\"loss\":{}}",
            "{\"step\":20,\"loss\":{\"a\":\"b\"}}",
            "{\"step\":10,\"loss\":{}}", "{\"step\":5,\"loss\":{}}", "\u0000\u0000"})
    void aLineInTheMiddleThatIsNoneOfOursIsDamage(String line) throws IOException {
        String[] lines = THREE.split("\n", -1);
        Files.writeString(file, lines[0] + "\n" + line + "\n" + lines[2] + "\n");
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> Metrics.read(file))
                .withMessage(file + ": line 2 is no line of metrics: " + line);
    }

    @Test
    void damageKeepsTheFileFromBeingWritten() throws IOException {
        Files.writeString(file, "nonsense\n" + THREE);
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> new Metrics(file, 10));
        assertThat(file).hasContent("nonsense\n" + THREE);
    }

    @Test
    void noFileHasNoLines() throws IOException {
        assertThat(Metrics.read(file)).isEmpty();
        assertThat(Metrics.curves(file)).isEmpty();
    }

    @Test
    void theLastWholeLineIsFoundWithoutTheOthers() throws IOException {
        assertThat(Metrics.last(file)).isEmpty();
        Files.writeString(file, "");
        assertThat(Metrics.last(file)).isEmpty();
        Files.writeString(file, THREE.repeat(100)); // more than is read
        assertThat(Metrics.last(file)).get().extracting(Metrics::step).isEqualTo(30L);
        Files.writeString(file, THREE.substring(0, THREE.length() - 9)); // somebody is writing
        assertThat(Metrics.last(file)).get().extracting(Metrics::step).isEqualTo(20L);
        Files.writeString(file, "nonsense\n");
        assertThat(Metrics.last(file)).isEmpty();
    }

    @Test
    void eachHeadHasItsCurve() throws IOException {
        Files.writeString(file, THREE);
        assertThat(Metrics.curves(file)).extracting(LossCurve::head).containsExactly("sort", "count");
        assertThat(Metrics.curves(file).getLast().points()).containsExactly(new LossCurve.Point(10, 1.25),
                new LossCurve.Point(20, 0.75), new LossCurve.Point(30, 0.25));
    }
}
