package dev.lengthwise.report;

import dev.lengthwise.result.score.N50;
import dev.lengthwise.result.study.N50Seeds;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.statistics.Interval;
import dev.lengthwise.statistics.MeanTest;
import dev.lengthwise.statistics.RandomizationTest;
import dev.lengthwise.statistics.Summary;
import dev.lengthwise.text.PValue;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The length at which each arm's exact match falls to 50 %: a row for each arm, and one more for each further control.
 *
 * @param rows in the order of the study
 * @param several whether some arm has more than one seed
 */
record N50Rows(List<N50Rows.Row> rows, boolean several) {
    /** What the cells are. */
    static final List<String> LABELS = List.of("n50", "95 % interval", "median", "exact interval", "ratio",
            "95 % interval", "p", "sign flips");
    /** The cell that a terminal has no room for: with fewer than nine seeds it says what the seeds say. */
    static final int EXACT = 3;
    private static final double MOST_TOLD = 1000;
    private static final String TO = " to ";
    private static final String OUTSIDE = "outside";
    private static final List<String> NOTHING = List.of("", "", "", "");
    private static final int RATIO = NOTHING.size(); // the first cell of a comparison

    /**
     * An arm, or its further control.
     *
     * @param cells in the order of {@link #LABELS}; empty where there is nothing to tell
     * @param seeds each seed's n50; empty in rows of further controls and for one seed
     */
    record Row(String name, List<String> cells, String seeds) {
    }

    static N50Rows of(StudyResult study) {
        List<N50Seeds> all = N50Seeds.of(study);
        List<Row> rows = new ArrayList<>();
        for (N50Seeds seeds : all) {
            List<N50Seeds.Difference> differences = seeds.differences();
            boolean one = differences.size() < 2;
            rows.add(new Row(seeds.arm().name(),
                    joined(own(seeds), one && !differences.isEmpty() ? compared(differences.getFirst()) : NOTHING),
                    seeds.seeds().size() == 1 ? "" : each(seeds)));
            if (!one) {
                differences.forEach(difference -> rows.add(new Row("  to " + difference.control(),
                        joined(NOTHING, compared(difference)), "")));
            }
        }
        return new N50Rows(List.copyOf(rows), all.stream().anyMatch(seeds -> seeds.seeds().size() > 1));
    }

    private static List<String> joined(List<String> own, List<String> compared) {
        List<String> all = new ArrayList<>(own);
        all.addAll(compared);
        return List.copyOf(all);
    }

    private static List<String> own(N50Seeds seeds) {
        if (seeds.seeds().size() == 1) {
            N50.Estimate estimate = seeds.seeds().getFirst().estimate();
            return List.of(estimate.value().toString(), "", "", "");
        }
        Optional<Summary> log2 = seeds.log2();
        return List.of(log2.map(summary -> length(summary.mean())).orElse(OUTSIDE),
                log2.flatMap(Summary::interval).map(N50Rows::lengths).orElse(""), seeds.median().toString(),
                seeds.medianLow() + TO + seeds.medianHigh() + ", "
                        + Percent.of(Math.floor(1000 * seeds.medianLevel()) / 1000) + " %");
    }

    private static List<String> compared(N50Seeds.Difference difference) {
        Optional<Summary> summary = difference.summary();
        return summary.isEmpty()
                ? List.of(OUTSIDE, "", "", "")
                : List.of(ratio(summary.get().mean()), summary.get().interval().map(N50Rows::ratios).orElse(""),
                        difference.log2().flatMap(pairs -> pairs.t()).map(MeanTest::p).map(PValue::of).orElse(""),
                        difference.log2().flatMap(pairs -> pairs.signFlips()).map(RandomizationTest::p).map(PValue::of)
                                .orElse(""));
    }

    private static String each(N50Seeds seeds) {
        return "seeds " + seeds.seeds().stream().map(seed -> seed.estimate().value().toString())
                .collect(Collectors.joining(", "));
    }

    private static String length(double log2) {
        return new N50.At(Math.pow(2, log2)).toString();
    }

    private static String lengths(Interval log2) {
        return length(log2.low()) + TO + length(log2.high());
    }

    /** {@code ×1.20}. */
    private static String ratio(double log2) {
        double ratio = Math.pow(2, log2);
        return ratio >= MOST_TOLD ? "over ×1000" : "×" + String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String ratios(Interval log2) {
        return ratio(log2.low()) + TO + ratio(log2.high());
    }

    /** What the numbers are. */
    String explanation() {
        return "n50 is the length at which exact match falls to 50 %, between the tested lengths on a logarithmic scale. "
                + "“Beyond 100” is not 100: exact match is above 50 % at every length tested, up to 100."
                + (several
                        ? " The mean over seeds is the geometric one, its interval Student’s t of logarithms; there is none"
                                + " (“outside”) where a seed’s n50 is outside of the lengths tested. The median and its exact"
                                + " interval are by rank, and hold then too."
                        : "")
                + (rows.stream().anyMatch(row -> !row.cells().get(RATIO).isEmpty())
                        ? " Ratio: how many times as far as its control, seed by seed; p by Student’s t and of sign flips."
                        : "");
    }
}
