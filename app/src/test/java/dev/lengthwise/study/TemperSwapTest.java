package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.evaluate.Outcomes;
import dev.lengthwise.statistics.Interval;
import dev.lengthwise.statistics.McNemar;
import dev.lengthwise.statistics.Summary;
import dev.lengthwise.text.Percent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page on exchanged temperatures says what the evaluations beside it say. */
class TemperSwapTest {
    private static final Path FOLDER = Path.of("docs/research");
    private static final JsonNode ASKED = new JsonMapper().readTree(FOLDER.resolve("temper-swap.json").toFile());
    private static final String CAPPED = "log-length-up-to:to=21";

    private static String page() throws IOException {
        return Files.readString(FOLDER.resolve("temper-swap.md"));
    }

    /** Each seed's score. */
    private static List<JsonNode> scores(String arm, String temper, int length) {
        return ASKED.valueStream().filter(asked -> asked.path("arm").asString().equals(arm)
                && asked.path("evaluation").path("temper").asString(asked.path("evaluation").path("attention")
                        .asString("own")).equals(temper))
                .flatMap(asked -> asked.path("evaluation").path("results").valueStream())
                .filter(result -> result.path("length").intValue() == length).toList();
    }

    private static double[] shares(String arm, String temper, int length) {
        return scores(arm, temper, length).stream()
                .mapToDouble(score -> score.path("correct").doubleValue() / score.path("samples").doubleValue())
                .toArray();
    }

    private static String cell(double[] shares) {
        assertThat(shares).hasSize(3);
        double least = Arrays.stream(shares).min().orElseThrow();
        double greatest = Arrays.stream(shares).max().orElseThrow();
        String mean = Percent.of(DoubleStream.of(shares).average().orElseThrow());
        return least == greatest ? mean : mean + " (" + Percent.of(least) + "-" + Percent.of(greatest) + ")";
    }

    @Test
    void everyRowIsWhatWasAsked() throws IOException {
        List<String> rows = page().lines().filter(line -> line.startsWith("| ") && line.contains(", ")).toList();
        assertThat(rows).hasSize(13);
        List<Integer> lengths = List.of(10, 20, 30, 40, 50);
        for (String row : rows.subList(1, rows.size())) {
            List<String> cells = Arrays.stream(row.substring(1).split("\\|")).map(String::strip).toList();
            String[] asked = cells.getFirst().split(", ", 2);
            List<String> expected = new ArrayList<>(List.of(cells.getFirst()));
            lengths.forEach(length -> expected.add(cell(shares(asked[0], asked[1], length))));
            assertThat(cells).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"tempered, log-length-up-to:to=21, 40.9 points (95 % CI -11.0 to +92.7)",
            "successor-tempered, log-length-up-to:to=21, 53.5 (95 % CI 27.8 to 79.1)",
            "control, log-length-beyond:from=21, 0.13 points (95 % CI -37.5 to +37.8)",
            "successor, log-length-beyond:from=21, 2.8 (95 % CI -42.0 to +47.6)",
            "control, adaptive-softmax, 17.1 points (95 % CI 11.6 to 22.5)",
            "successor, adaptive-softmax, 13.3 (95 % CI -13.5 to +40.1)"})
    void whatIsLostAtFourTimesTheTrainedLength(String arm, String temper, String words) throws IOException {
        double[] own = shares(arm, "own", 40);
        double[] other = shares(arm, temper, 40);
        double[] lost = new double[own.length];
        Arrays.setAll(lost, seed -> own[seed] - other[seed]);
        Summary summary = Summary.of(lost, new Interval(-1, 1));
        Interval interval = summary.interval().orElseThrow();
        String low = interval.low() > 0 ? Percent.of(interval.low()) : Percent.points(interval.low());
        String high = interval.low() > 0 ? Percent.of(interval.high()) : Percent.points(interval.high());
        assertThat(words.replace(" points", "")).isEqualTo(Percent.of(summary.mean()) + " (95 % CI " + low + " to "
                + high + ")");
        assertThat(page().replaceAll("\\s+", " ")).contains(words);
    }

    @Test
    void eachModelIsWorseInputByInput() throws IOException {
        List<McNemar> tests = new ArrayList<>();
        for (String arm : List.of("tempered", "successor-tempered")) {
            List<JsonNode> own = scores(arm, "own", 40);
            List<JsonNode> capped = scores(arm, CAPPED, 40);
            for (int seed = 0; seed < own.size(); seed++) {
                tests.add(McNemar.of(right(own.get(seed)), right(capped.get(seed)), 500));
            }
        }
        assertThat(tests).hasSize(6).allMatch(test -> test.p() < 1e-17);
        assertThat(page().replaceAll("\\s+", " "))
                .contains("%d to %d are right with the own temperature alone, %d to %d without"
                        .formatted(tests.stream().mapToInt(McNemar::firstOnly).min().orElseThrow(),
                                tests.stream().mapToInt(McNemar::firstOnly).max().orElseThrow(),
                                tests.stream().mapToInt(McNemar::secondOnly).min().orElseThrow(),
                                tests.stream().mapToInt(McNemar::secondOnly).max().orElseThrow()),
                        "p below 1e-17");
    }

    private static BitSet right(JsonNode score) {
        return Outcomes.parse(score.path("outcomes").asString(), score.path("samples").intValue()).right();
    }

    @Test
    void oneBetaForAllHeadsBreaksTheModels() throws IOException {
        double most = 0;
        for (int beta : new int[]{1, 2, 4, 8, 16}) {
            most = Math.max(most, Arrays.stream(shares("tempered", "log-length:beta=" + beta, 10)).max().orElseThrow());
        }
        assertThat(page()).contains("at most " + Percent.of(most) + " % at length 10");
    }
}
