package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.statistics.Interval;
import dev.lengthwise.statistics.Summary;
import dev.lengthwise.text.Percent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tables of exact match in the documents say what the counts beside them say. A table is one if its first cell is "exact match,
 * %"; its columns are lengths, its rows arms of the studies that its section links to.
 */
class DocumentedResultsTest {
    private static final Path FOLDER = Path.of("docs/results");
    private static final String MARK = "exact match, %";
    private static final String POOLED = "difference to the control";
    private static final Pattern ARM = Pattern.compile(
            "\\(results/([a-z0-9-]+)\\) ([a-z0-9-]+)(?: against ([a-z0-9-]+))?");
    private static final Pattern LINK = Pattern.compile("\\((?:docs/|\\.\\./)?results/([a-z0-9-]+)");
    private static final Pattern LINK_OF_A_PAGE = Pattern.compile("\\(\\.\\./([a-z0-9-]+)(?:\\)|/[a-z]+\\.json)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

    /** A table and where it stands. */
    private record Table(String section, List<String> studies, List<List<String>> rows) {
        @Override
        public String toString() {
            return section;
        }
    }

    static List<Table> tables() throws IOException {
        List<Table> tables = new ArrayList<>();
        for (String file : List.of("README.md", "docs/does-the-hint-help.md", "docs/research/sizes-tried-first.md",
                "docs/decisions/0010-the-quick-study.md")) {
            for (String section : Files.readString(Path.of(file)).split("(?m)^(?=##)")) {
                tables.addAll(tables(section, studies(section, LINK), MARK));
            }
        }
        for (Path page : StudyPages.all()) {
            String study = String.valueOf(page.resolveSibling("").getFileName());
            for (String section : Files.readString(page).split("(?m)^(?=##)")) {
                tables.addAll(tables(section, Stream.concat(Stream.of(study), studies(section, LINK_OF_A_PAGE).stream())
                        .distinct().toList(), MARK));
            }
        }
        return tables;
    }

    private static List<String> studies(String section, Pattern links) {
        return links.matcher(section).results().map(link -> link.group(1)).distinct().toList();
    }

    private static List<Table> tables(String section, List<String> studies, String mark) {
        List<String> lines = section.lines().toList();
        List<Table> tables = new ArrayList<>();
        for (int first = 0; first < lines.size(); first++) {
            if (lines.get(first).startsWith("| " + mark)) {
                List<List<String>> rows = lines.stream().skip(first).takeWhile(line -> line.startsWith("|"))
                        .filter(line -> !line.startsWith("|-")).map(DocumentedResultsTest::cells).toList();
                tables.add(new Table(lines.getFirst(), studies, rows));
            }
        }
        return tables;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(cell -> cell.replace("*", "").strip()).toList();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void eachRowIsAnArmOfItsStudy(Table table) throws IOException {
        Map<String, Map<Integer, String>> arms = new TreeMap<>();
        for (String study : table.studies()) {
            scores(study).forEach((arm, scores) -> arms.put(study + " " + arm, scores));
        }
        List<String> header = table.rows().getFirst();
        for (List<String> row : table.rows().subList(1, table.rows().size())) {
            Map<Integer, String> shown = shown(header, row);
            assertThat(shown).as(row.getFirst()).isNotEmpty();
            List<String> same = arms.entrySet().stream()
                    .filter(arm -> arm.getValue().entrySet().containsAll(shown.entrySet())).map(Map.Entry::getKey)
                    .toList();
            assertThat(same).as("arms of %s with the scores of row \"%s\", %s; there are %s", table.studies(),
                    row.getFirst(), shown, arms).hasSize(1);
            arms.remove(same.getFirst());
        }
    }

    /** Differences to the control over the seeds of several studies, in points, are those of the arms that the row names. */
    @Test
    void pooledDifferencesAreThoseOfTheirArms() throws IOException {
        Table table = tables(Files.readString(Path.of("docs/does-the-hint-help.md")), List.of(), POOLED).getFirst();
        List<String> header = table.rows().getFirst();
        for (List<String> row : table.rows().subList(1, table.rows().size())) {
            List<MatchResult> arms = ARM.matcher(row.getLast()).results().toList();
            Map<Integer, String> shown = shown(header, row);
            assertThat(shown).as(row.getFirst()).hasSizeGreaterThan(1);
            for (int length : shown.keySet()) {
                List<Double> differences = new ArrayList<>();
                for (MatchResult arm : arms) {
                    differences.addAll(differences(arm.group(1), arm.group(2),
                            Objects.requireNonNullElse(arm.group(3), "control"), length));
                }
                double[] values = differences.stream().mapToDouble(Double::doubleValue).toArray();
                assertThat(row.get(1)).as("pairs of %s", row.getFirst()).isEqualTo(String.valueOf(values.length));
                Summary summary = Summary.of(values, new Interval(-1, 1));
                Interval interval = summary.interval().orElseThrow();
                assertThat(shown).as(row.getFirst()).containsEntry(length, Percent.points(summary.mean()) + " ("
                        + Percent.points(interval.low()) + " to " + Percent.points(interval.high()) + ")");
            }
        }
    }

    /** An arm's shares less those of another, seed by seed. */
    private static List<Double> differences(String study, String arm, String against, int length) throws IOException {
        Map<Long, Double> control = shares(study, against, length);
        Map<Long, Double> own = shares(study, arm, length);
        assertThat(own.keySet()).isNotEmpty().isEqualTo(control.keySet());
        return own.entrySet().stream().map(seed -> seed.getValue() - control.getOrDefault(seed.getKey(), 0.0)).toList();
    }

    private static Map<Long, Double> shares(String study, String arm, int length) throws IOException {
        Map<Long, Double> shares = new TreeMap<>();
        for (JsonNode candidate : results(study).path("arms")) {
            for (JsonNode run : candidate.path("runs")) {
                for (JsonNode result : run.path("results")) {
                    if (candidate.path("arm").stringValue().equals(arm) && result.path("length").intValue() == length) {
                        shares.put(run.path("seed").longValue(), share(result));
                    }
                }
            }
        }
        return shares;
    }

    private static JsonNode results(String study) throws IOException {
        return new JsonMapper().readTree(Files.readString(FOLDER.resolve(study).resolve("results.json")));
    }

    private static double share(JsonNode result) {
        JsonNode exact = result.path("exact");
        return exact.isNumber() ? exact.doubleValue() : exact.path("share").doubleValue();
    }

    /** By length, what a row shows. */
    private static Map<Integer, String> shown(List<String> header, List<String> row) {
        Map<Integer, String> shown = new HashMap<>();
        for (int column = 1; column < row.size(); column++) {
            if (NUMBER.matcher(header.get(column)).matches() && !row.get(column).isEmpty()) {
                shown.put(Integer.valueOf(header.get(column)), row.get(column));
            }
        }
        return shown;
    }

    /** By arm and length, what a table has to show. */
    private static Map<String, Map<Integer, String>> scores(String study) throws IOException {
        Map<String, Map<Integer, String>> scores = new TreeMap<>();
        for (JsonNode arm : results(study).path("arms")) {
            Map<Integer, List<Double>> shares = new TreeMap<>();
            for (JsonNode run : arm.path("runs")) {
                for (JsonNode length : run.path("results")) {
                    shares.computeIfAbsent(length.path("length").intValue(), any -> new ArrayList<>())
                            .add(share(length));
                }
            }
            Map<Integer, String> texts = new TreeMap<>();
            shares.forEach((length, own) -> texts.put(length, cell(own)));
            scores.put(arm.path("arm").stringValue(), texts);
        }
        return scores;
    }

    /** Mean, and least and greatest seed where they differ. */
    private static String cell(List<Double> shares) {
        double mean = shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double least = shares.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double greatest = shares.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        String text = Percent.of(mean);
        return least == greatest ? text : text + " (" + Percent.of(least) + "-" + Percent.of(greatest) + ")";
    }

    @ParameterizedTest
    @CsvSource({"0.5;0.5, 50.0", "0;0.006, 0.30 (0-0.60)", "1;1, 100", "0.99;1, 99.50 (99.0-100)"})
    void aCellIsMeanAndRange(String shares, String expected) {
        assertThat(cell(Stream.of(shares.split(";")).map(Double::valueOf).toList())).isEqualTo(expected);
    }

    /** Each attempt of the log shows what its run has scored: exact match, tokens, and the decisions that went wrong. */
    @Test
    void eachAttemptOfTheLogIsARun() throws IOException {
        JsonNode attempts = new JsonMapper().readTree(
                Files.readString(FOLDER.resolve("laptop-headline-attempts/attempts.json"))).path("attempts");
        int runs = 0;
        for (Table table : tables(Files.readString(Path.of("docs/research/laptop-headline.md")), List.of(),
                "attempt")) {
            List<String> header = table.rows().getFirst();
            for (List<String> row : table.rows().subList(1, table.rows().size())) {
                String seed = header.contains("seed") ? row.get(header.indexOf("seed")) : "1";
                JsonNode attempt = attempts.valueStream()
                        .filter(one -> one.path("attempt").asString().equals(row.getFirst())
                                && one.path("seed").asString().equals(seed))
                        .findFirst().orElseThrow();
                for (int column = 2; column < row.size(); column++) {
                    List<Double> measured = measured(attempt.path("evaluation").path("results"), header.get(column));
                    List<Double> shown = NUMBERS.matcher(row.get(column)).results()
                            .map(number -> Double.valueOf(number.group())).toList();
                    for (int i = 0; i < measured.size(); i++) {
                        double precision = header.get(column).startsWith("tokens")
                                ? 0.0051
                                : measured.size() > 1 && shown
                                        .get(i) >= 10 ? 0.51 : 0.051;
                        assertThat(shown.get(i)).as(row.getFirst() + ", " + header.get(column)).isCloseTo(
                                measured.get(i),
                                within(precision));
                    }
                }
                runs++;
            }
        }
        assertThat(runs).isEqualTo(attempts.size());
    }

    /** What a column of the log is about, in per cent; nothing for a column that is no measurement. */
    private static List<Double> measured(JsonNode results, String column) {
        if (NUMBER.matcher(column).matches()) {
            return List.of(100 * at(results, column).path("exact").doubleValue());
        }
        if (column.startsWith("tokens at ")) {
            return List.of(100 * at(results, column.substring("tokens at ".length())).path("token").doubleValue());
        }
        if (column.equals("S1")) {
            return List.of(wrong(at(results, "100"), "successor after 1"));
        }
        if (column.matches("[2-5]/[2-5]")) {
            return List.of(wrong(at(results, "100"), "repeat " + column.replace("/", " of ")));
        }
        if (column.startsWith("last copies") || column.startsWith("at ")) {
            JsonNode at = at(results, column.substring(column.length() - 3));
            return List.of(wrong(at, "repeat (\\d+) of \\1"), wrong(at, "successor after \\d+"));
        }
        return List.of();
    }

    private static JsonNode at(JsonNode results, String length) {
        return results.valueStream().filter(result -> result.path("length").asString().equals(length)).findFirst()
                .orElseThrow();
    }

    /** The share of the decisions of some kinds that went wrong, in per cent. */
    private static double wrong(JsonNode result, String kinds) {
        long total = 0;
        long wrong = 0;
        for (var kind : result.path("decisions").properties()) {
            if (kind.getKey().matches(kinds)) {
                total += kind.getValue().path("total").longValue();
                wrong += kind.getValue().path("wrong").longValue();
            }
        }
        return 100.0 * wrong / total;
    }

    @Test
    void everyStudyOfArmsIsInATable() throws IOException {
        List<String> inTables = tables().stream().flatMap(table -> table.studies().stream()).distinct().toList();
        try (Stream<Path> folders = Files.list(FOLDER)) {
            assertThat(folders.map(folder -> folder.getFileName().toString())
                    .filter(study -> Files.exists(FOLDER.resolve(study).resolve("results.json"))).filter(this::hasArms)
                    .filter(study -> !inTables.contains(study))).isEmpty();
        }
    }

    private boolean hasArms(String study) {
        try {
            return !scores(study).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
