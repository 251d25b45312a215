package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.result.run.LossCurve;
import dev.lengthwise.result.run.LossLine;
import dev.lengthwise.result.run.MetricsFile;
import dev.lengthwise.result.run.ScoreCurve;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.train.TrainEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private List<Long> steps() throws IOException {
        return MetricsFile.read(file).lines().stream().map(line -> line.measured().step()).toList();
    }

    private static TrainEvent.Measured measured(long step, double loss) {
        return new TrainEvent.Measured(step, Map.of("sort", loss), 0.001, 0.5, 1000.4, 0.01, 60);
    }

    @Test
    void aNewFileBeginsEmptyAndGrowsLineByLine() throws IOException {
        try (Metrics metrics = new Metrics(file, 0, 0)) {
            assertThat(file).isEmptyFile();
            metrics.write(measured(10, 2.5));
            assertThat(steps()).containsExactly(10L); // without waiting for close
            metrics.write(measured(20, 1.5));
        }
        assertThat(Files.readAllLines(file)).hasSize(2).first().asString().startsWith(
                "{\"step\":10,\"loss\":{\"sort\":2.5},\"learningRate\":0.001,\"gradientNorm\":0.5,"
                        + "\"examplesPerSecond\":1000,\"waiting\":0.01,\"seconds\":");
    }

    @Test
    void goingOnDropsTheLinesThatWillComeAgain() throws IOException {
        Files.writeString(file, THREE);
        try (Metrics metrics = new Metrics(file, 20, 20)) {
            metrics.write(measured(30, 0.6));
        }
        assertThat(MetricsFile.read(file).curves().getFirst().points()).extracting(LossCurve.Point::loss)
                .containsExactly(2.5, 1.5, 0.6);
    }

    @Test
    void timeGoesOnFromTheLastLineThatStays() throws IOException {
        Files.writeString(file, THREE);
        try (Metrics metrics = new Metrics(file, 25, 25)) {
            assertThat(metrics.seconds()).isBetween(9.0, 9.0 + 60);
        }
    }

    @Test
    void aLastLineThatWasCutOffIsLeftOut() throws IOException {
        for (int cut = 1; cut < 40; cut++) {
            Files.writeString(file, THREE.substring(0, THREE.length() - 1 - cut));
            assertThat(steps()).as("cut by %d", cut).containsExactly(10L, 20L);
        }
        Files.writeString(file, THREE.stripTrailing()); // nothing but the line feed is missing
        assertThat(steps()).containsExactly(10L, 20L, 30L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "{\"step\":20}", "{\"step\":\"20\",\"loss\":{}}",
            "{\"step\":20,\"loss\":{\"a\":\"b\"}}",
            "{\"step\":10,\"loss\":{}}", "{\"step\":5,\"loss\":{}}", "\u0000\u0000", "{\"step\":1E999,\"loss\":{}}",
            "{\"step\":20,\"loss\":{\"a\":1E999}}"})
    void aLineInTheMiddleThatIsNoneOfOursIsDamage(String line) throws IOException {
        String[] lines = THREE.split("\n", -1);
        Files.writeString(file, lines[0] + "\n" + line + "\n" + lines[2] + "\n");
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> MetricsFile.read(file))
                .withMessageStartingWith(file + ": line 2 is not a line of metrics: " + line + " (");
    }

    private static final String SCORED = """
            {"step":0,"exact":{"trained":{"5":0.0},"unseen":{"100":0.0}},"token":{"trained":{"5":0.1},"unseen":{"100":0.125}},"samples":200,"seconds":0.0}
            {"step":10,"loss":{"sort":2.5},"seconds":4.5}
            {"step":20,"loss":{"sort":1.5},"scoringSeconds":1.0,"seconds":9.0}
            {"step":20,"exact":{"trained":{"5":0.985},"unseen":{"100":0.065}},"token":{"trained":{"5":1.0},"unseen":{"100":0.5}},"samples":200,"scoringSeconds":1.5,"seconds":9.5}
            """;

    @Test
    void scoresStandAmongTheLosses() throws IOException {
        Files.writeString(file, SCORED);
        assertThat(MetricsFile.read(file).curves()).singleElement().extracting(LossCurve::points).asInstanceOf(LIST)
                .containsExactly(new LossCurve.Point(10, 2.5), new LossCurve.Point(20, 1.5));
        assertThat(MetricsFile.read(file).scoreCurves()).containsExactly(
                new ScoreCurve(5, true, List.of(new ScoreCurve.Point(0, new Accuracy(0, 200), 0.1),
                        new ScoreCurve.Point(20, new Accuracy(197, 200), 1))),
                new ScoreCurve(100, false, List.of(new ScoreCurve.Point(0, new Accuracy(0, 200), 0.125),
                        new ScoreCurve.Point(20, new Accuracy(13, 200), 0.5))));
        assertThat(MetricsFile.last(file)).get().extracting(LossLine::step).isEqualTo(20L);
        try (Metrics metrics = new Metrics(file, 15, 15)) {
            assertThat(metrics.hasScores(0)).isTrue();
            assertThat(metrics.hasScores(20)).isFalse(); // it comes again
        }
        assertThat(file).content().hasLineCount(2);
    }

    @Test
    void scoresAreWrittenTrainedAndUnseenApartAndReadBackToTheCount() throws IOException {
        StepScores scores = new StepScores(20, List.of(new StepScores.ScoreAt(7, new Accuracy(2, 3), 0.75)),
                List.of(new StepScores.ScoreAt(30, new Accuracy(1, 3), 0.5),
                        new StepScores.ScoreAt(3, new Accuracy(0, 3), 0.25)));
        try (Metrics metrics = new Metrics(file, 0, 0)) {
            metrics.write(measured(20, 1.5));
            metrics.writeScores(scores);
            assertThat(metrics.hasScores(20)).isTrue();
            assertThat(metrics.hasScores(10)).isFalse();
        }
        assertThat(Files.readAllLines(file).getLast())
                .startsWith("{\"step\":20,\"exact\":{\"trained\":{\"7\":0.6666666666666666},"
                        + "\"unseen\":{\"30\":0.3333333333333333,\"3\":0.0}},\"token\":{\"trained\":{\"7\":0.75},"
                        + "\"unseen\":{\"30\":0.5,\"3\":0.25}},\"samples\":3,");
        assertThat(MetricsFile.read(file).scoreCurves()).extracting(ScoreCurve::length).containsExactly(7, 3, 30);
        assertThat(MetricsFile.read(file).scoreCurves()).extracting(curve -> curve.points().getFirst().exact())
                .containsExactly(new Accuracy(2, 3), new Accuracy(0, 3), new Accuracy(1, 3));
        assertThat(scores.words()).isEqualTo("trained 7: 66.7; unseen 30: 33.3, 3: 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"step\":20,\"exact\":{}}", "{\"step\":20,\"exact\":0.5,\"samples\":200}",
            "{\"step\":20,\"exact\":{\"trained\":{\"5\":1.5},\"unseen\":{}},\"token\":{\"trained\":{\"5\":1},\"unseen\":{}},\"samples\":2}",
            "{\"step\":20,\"exact\":{\"trained\":{\"x\":1},\"unseen\":{}},\"token\":{\"trained\":{\"x\":1},\"unseen\":{}},\"samples\":2}",
            "{\"step\":20,\"exact\":{\"trained\":{\"5\":1},\"unseen\":{}},\"token\":{\"trained\":{},\"unseen\":{}},\"samples\":2}",
            "{\"step\":20,\"exact\":{\"trained\":{},\"unseen\":{}},\"token\":{\"trained\":{},\"unseen\":{}},\"samples\":0}",
            "{\"step\":20,\"exact\":{\"trained\":{},\"unseen\":{}},\"token\":{\"trained\":{},\"unseen\":{}},\"samples\":1}"})
    void aLineOfScoresThatIsNoneOfOursIsDamage(String line) throws IOException {
        Files.writeString(file, SCORED + line + "\n");
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> MetricsFile.read(file))
                .withMessageStartingWith(file + ": line 5 is not a line of metrics: {\"step\":20,");
    }

    @Test
    void whatLooksAtTheModelTakeIsKeptApartFromTraining() throws Exception {
        Files.writeString(file, SCORED);
        try (Metrics metrics = new Metrics(file, 20, 20)) {
            metrics.pause();
            Thread.sleep(300);
            metrics.goOn();
            assertThat(metrics.lookingSeconds()).isBetween(1.8, 60.0);
            assertThat(metrics.seconds()).isBetween(9.5, 9.75);
        }
    }

    @Test
    void damageKeepsTheFileFromBeingWritten() throws IOException {
        Files.writeString(file, "nonsense\n" + THREE);
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> new Metrics(file, 10, 10));
        assertThat(file).hasContent("nonsense\n" + THREE);
    }

    @Test
    void noFileHasNoLines() throws IOException {
        assertThat(MetricsFile.read(file).lines()).isEmpty();
        assertThat(MetricsFile.read(file).curves()).isEmpty();
    }

    @Test
    void theLastWholeLineIsFoundWithoutTheOthers() throws IOException {
        assertThat(MetricsFile.last(file)).isEmpty();
        Files.writeString(file, "");
        assertThat(MetricsFile.last(file)).isEmpty();
        Files.writeString(file, THREE.repeat(100)); // more than is read
        assertThat(MetricsFile.last(file)).get().extracting(LossLine::step).isEqualTo(30L);
        Files.writeString(file, THREE.substring(0, THREE.length() - 9)); // somebody is writing
        assertThat(MetricsFile.last(file)).get().extracting(LossLine::step).isEqualTo(20L);
        Files.writeString(file, "nonsense\n");
        assertThat(MetricsFile.last(file)).isEmpty();
    }

    @Test
    void eachHeadHasItsCurve() throws IOException {
        Files.writeString(file, THREE);
        assertThat(MetricsFile.read(file).curves()).extracting(LossCurve::head).containsExactly("sort", "count");
        assertThat(MetricsFile.read(file).curves().getLast().points()).containsExactly(new LossCurve.Point(10, 1.25),
                new LossCurve.Point(20, 0.75), new LossCurve.Point(30, 0.25));
    }
}
