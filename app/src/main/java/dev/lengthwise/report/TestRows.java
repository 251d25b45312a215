package dev.lengthwise.report;

import dev.lengthwise.result.study.PairedDifference;
import dev.lengthwise.result.study.SeedScores;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.result.study.StudyTests;
import dev.lengthwise.statistics.AdjustedP;
import dev.lengthwise.statistics.Interval;
import dev.lengthwise.text.PValue;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How clear a study's differences are: a row for each that is tested.
 *
 * @param rows length by length
 */
record TestRows(List<TestRows.Row> rows) {
    /** What the cells are, from the difference on. */
    static final List<String> LABELS = List.of("difference", "p", "Holm", "BH", "sign flips", "r", "unpaired, 95 %");
    private static final int P = 1; // cell
    private static final double ROUNDS_TO_0 = 0.005;

    /**
     * A difference.
     *
     * @param name of the arm, with its control where it has several
     * @param cells in the order of {@link #LABELS}; empty where there is nothing to tell
     */
    record Row(int length, String name, List<String> cells) {
    }

    static TestRows of(StudyResult study) {
        List<SeedScores> all = SeedScores.of(study);
        StudyTests tests = StudyTests.of(all);
        List<Row> rows = new ArrayList<>();
        for (SeedScores scores : all) {
            for (PairedDifference difference : scores.differences()) {
                Optional<AdjustedP> flips = tests.signFlips(scores.arm().name(), scores.length(),
                        difference.control());
                if (flips.isPresent()) {
                    rows.add(row(scores, difference,
                            tests.t(scores.arm().name(), scores.length(), difference.control()), flips.get()));
                }
            }
        }
        return new TestRows(List.copyOf(rows));
    }

    private static Row row(SeedScores scores, PairedDifference difference, Optional<AdjustedP> t, AdjustedP flips) {
        List<String> cells = new ArrayList<>();
        cells.add(Percent.points(difference.points().mean()));
        t.ifPresentOrElse(found -> cells.addAll(List.of(PValue.of(found.p()), PValue.of(found.holm()),
                PValue.of(found.benjaminiHochberg()))), () -> cells.addAll(List.of("", "", "")));
        cells.add(PValue.of(flips.p()));
        OptionalDouble r = difference.values().correlation();
        cells.add(r.isEmpty()
                ? ""
                : Math.abs(r.getAsDouble()) < ROUNDS_TO_0
                        ? "0.00"
                        : String.format(Locale.ROOT, "%+.2f", r.getAsDouble()));
        cells.add(difference.values().unpaired().map(found -> points(found.welch().interval())).orElse(""));
        return new Row(scores.length(), scores.arm().name()
                + (scores.arm().controls().size() > 1 ? " to " + difference.control() : ""), List.copyOf(cells));
    }

    private static String points(Interval interval) {
        return Percent.points(Math.max(-1, interval.low())) + " to " + Percent.points(Math.min(1, interval.high()));
    }

    /** What the numbers are. */
    String explanation() {
        long family = rows.stream().filter(row -> !row.cells().get(P).isEmpty()).count();
        return "p of a difference is by Student’s t over seeds, as its interval is. Holm and BH (Benjamini and Hochberg) "
                + "adjust it for the number of all that have one, " + family + ". The p of sign flips needs no normal "
                + "distribution: it is the share of all signs that the seeds’ differences could have that give a mean as far "
                + "from 0. r is the correlation of the pairs, an arm’s score and its control’s with the same seed. Where r is "
                + "0 or below, pairing does not pay, and the interval of the unpaired difference stands there, by Welch.";
    }
}
