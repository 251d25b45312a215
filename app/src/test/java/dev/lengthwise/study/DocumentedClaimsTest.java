package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.result.run.LossCurve;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.run.TrainedOn;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.PairedDifference;
import dev.lengthwise.result.study.SeedScores;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.statistics.Interval;
import dev.lengthwise.statistics.Summary;
import dev.lengthwise.text.Percent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents say in sentences is what the counts beside them say. */
class DocumentedClaimsTest {
    private static final Path FOLDER = Path.of("docs/results");
    private static final String README = prose("README.md");
    private static final String RESULTS = Stream
            .concat(Stream.of(Path.of("docs/results.md"), Path.of("docs/does-the-hint-help.md")),
                    StudyPages.all().stream())
            .map(page -> prose(page.toString())).collect(Collectors.joining(" "));
    private static final String SUCCESSORS = "successor after \\d+";
    private static final Map<String, StudyResult> KEPT = new LinkedHashMap<>();
    /** Where one recipe of sorting was trained by itself. */
    private static final List<String> CONTROLS = List.of("headline control", "hints control", "isolation control",
            "tempered control", "membership control", "diversity-first sort");
    private static final Map<String, List<String>> ARMS = Map.of(
            "successor, `replace`",
            List.of("headline successor-replace", "hints successor", "isolation successor-replace",
                    "tempered successor", "diversity-first sort-successor"),
            "successor, `add`", List.of("headline successor-add", "isolation successor-add"),
            "membership", List.of("hints membership", "membership membership"),
            "tempered", List.of("tempered tempered", "membership tempered"));

    /** A document in one line. */
    private static String prose(String file) {
        try {
            return Files.readString(Path.of(file)).replaceAll("\\s+", " ").replace("*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StudyResult kept(String study) {
        return KEPT.computeIfAbsent(study, name -> {
            try {
                return KeptStudy.read(FOLDER.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** @param which study and arm */
    private static ArmResult arm(String which) {
        String[] words = which.split(" ", 2);
        return kept(words[0]).arms().stream().filter(arm -> arm.name().equals(words[1])).findFirst().orElseThrow();
    }

    private static Stream<LengthResult> results(String which, int length) {
        return arm(which).runs().stream().flatMap(run -> run.evaluation().results().stream())
                .filter(result -> result.length() == length);
    }

    private static double[] shares(List<String> arms, int length) {
        return arms.stream().flatMap(arm -> results(arm, length)).mapToDouble(result -> result.exact().rate())
                .toArray();
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    /** {@code 16.2 to 79.9}, {@code -11.7 to +4.9}: a plus only where it tells the ends apart. */
    private static String confidence(double low, double high) {
        return "95 % CI " + (low > 0
                ? Percent.of(low) + " to " + Percent.of(high)
                : Percent.points(low) + " to " + Percent.points(high));
    }

    /** How many differences there are, how many of them would be called significant, and how many stand correction. */
    private static List<String> armsOf(String row) {
        return Objects.requireNonNull(ARMS.get(row), row);
    }

    @Test
    void manyDifferencesFewOfWhichStandCorrection() throws IOException {
        List<PairedDifference> differences = new ArrayList<>();
        try (Stream<Path> folders = Files.list(FOLDER)) {
            folders.filter(folder -> Files.exists(folder.resolve("manifest.json"))
                    && Files.exists(folder.resolve("study.yaml"))
                    && !String.valueOf(folder.getFileName()).startsWith("construction-")).sorted()
                    .forEach(folder -> SeedScores.of(kept(String.valueOf(folder.getFileName())))
                            .forEach(scores -> differences.addAll(scores.differences())));
        }
        differences.removeIf(difference -> difference.points().interval().isEmpty());
        double[] p = differences.stream().mapToDouble(difference -> Welch.ofMean(difference.pairs().stream()
                .mapToDouble(PairedDifference.Pair::difference).toArray())).sorted().toArray();
        long three = differences.stream().filter(difference -> difference.pairs().size() == 3).count();
        long small = Arrays.stream(p).filter(value -> value < 0.05).count();
        assertThat(RESULTS).contains(
                format("make %d differences whose seeds scatter: %d have p < .05, of which %d are left",
                        p.length, small, benjaminiHochberg(p)),
                format("and %d after Holm. %d of them have three seeds",
                        holm(p), three));
        String decision = prose("docs/decisions/0013-statistics-over-seeds.md");
        assertThat(decision)
                .contains(format("make %d differences whose seeds scatter, each with an interval; %d of them"
                        + " have p < .05.", p.length, small), format("correction keeps %d of these, Holm's keeps %d.",
                                benjaminiHochberg(p), holm(p)),
                        format("%d of the %d have three", three, p.length));
        double[] correlations = differences.stream().flatMapToDouble(DocumentedClaimsTest::correlation).sorted()
                .toArray();
        assertThat(decision).contains(format(
                "at %d pairs of arms and lengths, the correlation over seeds is below 0 in %d,"
                        + " and %.2f in the middle",
                correlations.length,
                Arrays.stream(correlations).filter(value -> value < 0).count(), correlations[correlations.length / 2]));
    }

    private static int benjaminiHochberg(double[] p) {
        int kept = 0;
        for (int i = 0; i < p.length; i++) {
            kept = p[i] <= 0.05 * (i + 1) / p.length ? i + 1 : kept;
        }
        return kept;
    }

    private static int holm(double[] p) {
        int kept = 0;
        while (p[kept] <= 0.05 / (p.length - kept)) {
            kept++;
        }
        return kept;
    }

    /** Nothing where one of the two does not scatter. */
    private static DoubleStream correlation(PairedDifference difference) {
        double[] own = difference.pairs().stream().mapToDouble(pair -> pair.own().rate()).toArray();
        double[] control = difference.pairs().stream().mapToDouble(pair -> pair.control().rate()).toArray();
        return Welch.variance(own) > 1e-18 && Welch.variance(control) > 1e-18
                ? DoubleStream.of(Welch.correlation(own, control))
                : DoubleStream.of();
    }

    /** Brackets behind a number in a sentence say what they are: seeds, with a hyphen, or an interval, with "to". */
    @ParameterizedTest
    @MethodSource("pagesWithNumbers")
    void bracketsSayWhatTheyAre(Path file) throws IOException {
        String sentences = Files.readString(file).lines().filter(line -> !line.startsWith("|"))
                .collect(Collectors.joining(" ")).replaceAll("\\s+", " ");
        assertThat(sentences).doesNotContainPattern("\\([0-9.]+-[0-9.]+[);,]") // of seeds
                .doesNotContainPattern("\\([-+]?[0-9.]+ to [-+]?[0-9.]+[);,]")
                .doesNotContainPattern("points[^().;]{0,20}, [-+]?[0-9.]+ to [-+]?[0-9.]");
    }

    static Stream<Path> pagesWithNumbers() {
        return Stream.concat(Stream.of("README.md", "docs/results.md", "docs/does-the-hint-help.md",
                "docs/research/laptop-headline.md", "docs/research/sizes-tried-first.md").map(Path::of),
                StudyPages.all().stream());
    }

    @Test
    void sixStudiesHaveOneControl() throws IOException {
        List<Recipe> recipes = new ArrayList<>();
        for (String control : CONTROLS) {
            String[] words = control.split(" ", 2);
            recipes.add(KeptStudy.plan(FOLDER.resolve(words[0])).arm(words[1]).recipe());
        }
        Function<Recipe, List<Object>> training = recipe -> List.of(recipe.task(), recipe.hints(), recipe.lengths(),
                recipe.model(), recipe.train(), recipe.stretch());
        assertThat(recipes).allSatisfy(
                recipe -> assertThat(training.apply(recipe)).isEqualTo(training.apply(recipes.getFirst())));
        assertThat(shares(CONTROLS, 30)).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"successor, `replace`", "successor, `add`", "membership", "tempered"})
    void differencesToAllRunsOfTheControl(String row) {
        StringBuilder cells = new StringBuilder("| " + row + " | " + shares(armsOf(row), 30).length + " |");
        for (int length : new int[]{20, 30, 40, 50}) {
            Welch welch = Welch.of(shares(armsOf(row), length), shares(CONTROLS, length));
            cells.append(' ').append(Percent.points(welch.difference())).append(" (")
                    .append(Percent.points(welch.difference() - welch.margin())).append(" to ")
                    .append(Percent.points(welch.difference() + welch.margin())).append(") |");
        }
        assertThat(RESULTS).contains(cells);
    }

    @Test
    void theSuccessorOnTopOfAllTheSortingIsNotShownToHarm() {
        Welch add = Welch.of(shares(armsOf("successor, `add`"), 30), shares(CONTROLS, 30));
        String words = Percent.points(add.difference()) + " points (" + confidence(add.difference() - add.margin(),
                add.difference() + add.margin()) + ")";
        assertThat(words).isEqualTo("-3.4 points (95 % CI -11.7 to +4.9)");
        assertThat(RESULTS).contains(words);
        assertThat(README).contains(words.replace(" points", ""));
        List<String> ofAdd = List.of("headline control", "isolation control");
        List<String> others = CONTROLS.stream().filter(control -> !ofAdd.contains(control)).toList();
        assertThat(RESULTS).contains("(" + Percent.of(Welch.mean(shares(ofAdd, 30))) + " against "
                + Percent.of(Welch.mean(shares(others, 30))) + " %)");
    }

    /** Over pairs of runs with the same seed, at 30: in place of half of the sorting, and on top of all of it. */
    @Test
    void pairsOfTheSuccessorAndItsControl() {
        String replace = paired(armsOf("successor, `replace`"));
        assertThat(README).contains(replace + " in place of half of the sorting");
        assertThat(RESULTS).contains(replace.replace(" (", " over 15 pairs of seeds in five studies ("),
                "it is " + paired(armsOf("successor, `add`")).replace(" points", ""));
        Welch all = Welch.of(shares(armsOf("successor, `replace`"), 30), shares(CONTROLS, 30));
        assertThat(RESULTS).contains(Percent.points(all.difference()) + " (" + confidence(all.difference()
                - all.margin(), all.difference() + all.margin()) + ") against all twenty runs of the same control");
    }

    private static String paired(List<String> arms) {
        double[] differences = arms.stream().flatMap(which -> SeedScores.of(arm(which), 30,
                kept(which.split(" ", 2)[0]).arms()).orElseThrow().differences().stream()
                .filter(difference -> List.of("control", "sort").contains(difference.control())))
                .flatMap(difference -> difference.pairs().stream()).mapToDouble(PairedDifference.Pair::difference)
                .toArray();
        Summary summary = Summary.of(differences, new Interval(-1, 1));
        Interval interval = summary.interval().orElseThrow();
        return Percent.points(summary.mean()) + " points (" + confidence(interval.low(), interval.high()) + ")";
    }

    @Test
    void studiesOfTheTemperedArmDifferAndOthersDoNot() {
        assertThat(RESULTS).contains("(F = 14.3, p = .009)", "(F = 0.87, p = .53)",
                "with `replace` F = 1.7 in five, with"
                        + " `add` 0.91 in two, membership 0.36 in two");
        double[][] tempered = groups(armsOf("tempered"));
        double[][] controls = groups(CONTROLS);
        assertThat(format("(F = %.1f, p = %.3f)", Welch.f(tempered), Welch.ofF(tempered)))
                .isEqualTo("(F = 14.3, p = 0.009)");
        assertThat(format("(F = %.2f, p = %.2f)", Welch.f(controls), Welch.ofF(controls)))
                .isEqualTo("(F = 0.87, p = 0.53)");
        assertThat(format("%.1f %.2f %.2f", Welch.f(groups(armsOf("successor, `replace`"))),
                Welch.f(groups(armsOf("successor, `add`"))), Welch.f(groups(armsOf("membership")))))
                .isEqualTo("1.7 0.91 0.36");
    }

    private static double[][] groups(List<String> arms) {
        return arms.stream().map(arm -> shares(List.of(arm), 40)).toArray(double[][]::new);
    }

    /** What the hint mends, and what it harms: the share of wrong decisions, and the geometric mean of ratios over pairs. */
    @ParameterizedTest
    @CsvSource({"successor, successor after \\d+", "last copy owed, repeat (\\d+) of \\1"})
    void whatTheHintDoesToDecisions(String row, String kinds) {
        StringBuilder cells = new StringBuilder("| " + row + " |");
        for (int length : new int[]{30, 40, 50}) {
            DecisionCount control = decisions(List.of("headline control", "isolation control"), length, kinds);
            DecisionCount hint = decisions(armsOf("successor, `add`"), length, kinds);
            double[] controls = wrong(List.of("headline control", "isolation control"), length, kinds);
            double[] hints = wrong(armsOf("successor, `add`"), length, kinds);
            double logs = 0;
            for (int i = 0; i < hints.length; i++) {
                logs += Math.log(hints[i] / controls[i]) / hints.length;
            }
            cells.append(format(" %s → %s %%, × %.2g |", Percent.of((double) control.wrong() / control.total()),
                    Percent.of((double) hint.wrong() / hint.total()), Math.exp(logs)));
        }
        assertThat(RESULTS).contains(cells);
    }

    private static DecisionCount decisions(List<String> arms, int length, String kinds) {
        return arms.stream().flatMap(arm -> results(arm, length)).map(result -> count(result, kinds))
                .reduce(new DecisionCount(0, 0, 0), DocumentedClaimsTest::sum);
    }

    private static double[] wrong(List<String> arms, int length, String kinds) {
        return arms.stream().flatMap(arm -> results(arm, length)).map(result -> count(result, kinds))
                .mapToDouble(count -> (double) count.wrong() / count.total()).toArray();
    }

    private static DecisionCount count(LengthResult result, String kinds) {
        return result.decisions().entrySet().stream().filter(kind -> kind.getKey().matches(kinds))
                .map(Map.Entry::getValue).reduce(new DecisionCount(0, 0, 0), DocumentedClaimsTest::sum);
    }

    private static DecisionCount sum(DecisionCount one, DecisionCount other) {
        return new DecisionCount(one.total() + other.total(), one.wrong() + other.wrong(), one.first() + other.first());
    }

    @Test
    void failuresOfThePlainSoftmaxBeginWithASuccessor() {
        double successors = decisions(List.of("laptop-plain windows"), 100, SUCCESSORS).first();
        double all = decisions(List.of("laptop-plain windows"), 100, ".*").first();
        assertThat(RESULTS).contains(format("%.0f %% of the wrong answers at length 100", 100 * successors / all));
    }

    @Test
    void aTokenOfTheHintWeighsAsMuchAsSevenOfSorting() {
        for (RunResult run : arm("isolation successor-replace").runs()) {
            assertThat(run.trainedOn()).hasSize(2);
            TrainedOn sorting = run.trainedOn().getFirst();
            TrainedOn hint = run.trainedOn().getLast();
            assertThat(hint.examples()).isEqualTo(sorting.examples()); // so both heads' mean losses weigh alike
            assertThat(Math.round((double) sorting.answerTokens() / hint.answerTokens())).isEqualTo(7);
        }
        assertThat(RESULTS).contains("one token of the hint counts as much as seven of sorting at `share: 0.5`");
    }

    @Test
    void theHintDelaysSorting() {
        assertThat(RESULTS).contains(format(
                "below 0.2 nats after %.1f times as many steps as the control takes (%.1f times"
                        + " with clusters), and %.1f times as many as as much sorting alone takes (%.1f with clusters)",
                steps("successor") / steps("control"), steps("clusters-successor") / steps("clusters"),
                steps("successor") / steps("half"), steps("clusters-successor") / steps("clusters-half")));
    }

    /** Steps of study copies until the loss of sorting is below 0.2 nats, on average over seeds. */
    private static double steps(String arm) {
        return arm("copies " + arm).runs().stream().flatMap(run -> run.curves().stream())
                .filter(curve -> curve.head().equals("sort"))
                .mapToLong(curve -> curve.points().stream().filter(point -> point.loss() < 0.2).findFirst()
                        .map(LossCurve.Point::step).orElseThrow())
                .average().orElseThrow();
    }

    /** README's differences, each in the words around it. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "at four times the trained length DIFF points (CI), with other seeds;tempered;tempered;control;40",
            "with other seeds DIFF (CI);membership;tempered;control;40",
            "At four times the trained length DIFF points (CI), though it takes half;membership;membership;control;40",
            "show no gain: DIFF (CI);hints-kernel;membership;control;40",
            "these seeds are at DIFF (CI), four of the five ahead;membership-kernel;membership;control;40",
            "with the other seeds DIFF (CI);membership-kernel;tempered;control;40",
            "by our own engine it is DIFF, with one of three seeds hardly ahead (CI);tempered-kernel;tempered;control;40",
            "on top of the hint DIFF (CI);tempered-kernel;successor-tempered;successor;40"})
    void differencesInTheReadme(String words, String study, String arm, String control, int length) {
        Summary points = SeedScores.of(arm(study + " " + arm), length, kept(study).arms()).orElseThrow().differences()
                .stream().filter(difference -> difference.control().equals(control)).findFirst().orElseThrow().points();
        Interval interval = points.interval().orElseThrow();
        assertThat(README).contains(words.replace("DIFF", Percent.points(points.mean())).replace("CI",
                confidence(interval.low(), interval.high())));
    }

    /** What the pages of studies that were done again say of their differences to the control. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "headline-kernel; successor-replace;30; at DIFF points beside the control (CI)",
            "headline-kernel; successor-add;30; `add` at DIFF (CI)",
            "headline-kernel; successor-replace;40; (DIFF points, CI,",
            "headline-kernel; successor-add;40; and DIFF, CI)",
            "hints-kernel; membership;30; at DIFF points beside the control (CI)",
            "hints-kernel; membership;40; at four times at DIFF (CI)",
            "membership-kernel; membership;40; DIFF points at four times the trained length (CI)",
            "membership-kernel; membership;30; At three times it is at DIFF points (CI)",
            "membership-kernel; tempered;40; DIFF points at four times (CI)",
            "membership-kernel; membership-successor;40; DIFF points at 40 (CI)"})
    void differencesInThePagesOfStudiesDoneAgain(String study, String arm, int length, String words)
            throws IOException {
        Summary points = SeedScores.of(arm(study + " " + arm), length, kept(study).arms()).orElseThrow().differences()
                .stream().filter(difference -> difference.control().equals("control")).findFirst().orElseThrow()
                .points();
        Interval interval = points.interval().orElseThrow();
        assertThat(prose("docs/results/" + study + "/README.md")).contains(words.replace("DIFF",
                Percent.points(points.mean())).replace("CI", confidence(interval.low(), interval.high())));
    }

    /** README's scores: the mean, and least and greatest seed. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "MEAN % at 100 (SEEDS), control;quick tempered;100", "control MEAN % (SEEDS);quick control;100",
            "they do not: MEAN %.;temper-control constant;100",
            "reaches MEAN % at five times the trained length, without a hint, on a laptop (SEEDS);laptop-headline windows-stretch;100",
            "MEAN % at 200, 0 at 1000;laptop-headline windows-stretch;200",
            "with the usual softmax MEAN % (SEEDS);laptop-plain windows;100",
            "MEAN % at the trained length 20, where;copies clusters-successor;20",
            "as much sorting without it has MEAN %;copies clusters-half;20"})
    void scoresInTheReadme(String words, String which, int length) {
        double[] shares = shares(List.of(which), length);
        assertThat(README).contains(words.replace("MEAN", Percent.of(Welch.mean(shares))).replace("SEEDS", "seeds "
                + Percent.of(Arrays.stream(shares).min().orElseThrow()) + "-"
                + Percent.of(Arrays.stream(shares).max().orElseThrow())));
    }
}
