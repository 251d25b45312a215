package dev.lengthwise.report;

import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.PairedDifference;
import dev.lengthwise.result.study.SeedScores;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.statistics.Interval;
import dev.lengthwise.statistics.Summary;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scores over seeds as lines for a terminal: a block a length, a line an arm. */
final class SeedLines {
    private static final String GAP = "  ";
    private static final String TO = " to ";
    private static final List<String> HEADER = List.of("", "mean", "95 % interval", "median", "sd", "difference",
            "95 % interval");
    private static final List<String> NO_DIFFERENCE = List.of("", "", "");
    private static final int LONGEST_NUMBERS = TerminalTable.WIDTH - 12;

    private SeedLines() {
    }

    /** Nothing where every arm has one seed. */
    static void write(StudyResult study, StringBuilder text) {
        List<SeedScores> all = SeedScores.of(study);
        if (all.stream().noneMatch(scores -> scores.exact().count() > 1)) {
            return;
        }
        boolean compared = all.stream().anyMatch(scores -> !scores.differences().isEmpty());
        text.append('\n');
        TerminalTable.wrap("Over seeds: mean, its 95 % interval over seeds (Student's t), median, standard deviation"
                + (compared
                        ? "; then the mean difference to the control seed by seed, in percentage points, with its interval over seeds"
                        : "")
                + ". With one seed, or where all are the same, there is no such interval." + exact(all), "", text);
        String single = differences(study);
        if (compared && !single.isEmpty()) {
            TerminalTable.wrap("Differences: " + single + ".", "  ", text);
        }
        text.append('\n');
        lines(study, all, compared ? HEADER.size() : HEADER.size() - 2).forEach(line -> text.append(line).append('\n'));
    }

    /** What the seeds above say exactly; as with few of them it is least to greatest, it needs no columns of its own. */
    private static String exact(List<SeedScores> all) {
        Summary fewest = all.stream().map(SeedScores::exact).filter(exact -> exact.count() > 1)
                .min(Comparator.comparingInt(Summary::count)).orElseThrow();
        return " Exact, however seeds scatter: least to greatest of " + fewest.count()
                + " seeds hold the median of all there could be with a probability of "
                + Percent.of(Math.floor(1000 * (1 - Math.pow(2, 1 - fewest.count()))) / 1000) + " % or more.";
    }

    /** {@code successor, both to control; constant to tempered}: of the arms with one control, the others say it line by line. */
    private static String differences(StudyResult study) {
        List<ArmResult> arms = study.arms().stream().filter(arm -> arm.controls().size() == 1).toList();
        return arms.stream().map(arm -> arm.controls().getFirst()).distinct()
                .map(control -> arms.stream().filter(arm -> arm.controls().contains(control)).map(ArmResult::name)
                        .collect(Collectors.joining(", ")) + " to " + control)
                .collect(Collectors.joining("; "));
    }

    private static List<String> lines(StudyResult study, List<SeedScores> all, int columns) {
        Iterator<List<String>> numbers = rightAligned(
                Percent.align(all.stream().flatMap(scores -> numbers(scores).stream()).toList(), ' ', ' ')).iterator();
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        for (int line = 0; line < all.size(); line++) {
            SeedScores scores = all.get(line);
            if (line == 0 || all.get(line - 1).length() != scores.length()) {
                String mark = study.trained().mark(scores.length());
                rows.add(List.of("length " + scores.length() + (mark.isEmpty() ? "" : ", " + mark)));
            }
            rows.add(row("  " + scores.arm().name(), numbers.next()));
            if (scores.arm().controls().size() > 1) {
                scores.arm().controls().forEach(control -> rows.add(row("    to " + control, numbers.next())));
            }
        }
        int[] widths = new int[columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            widths[column] = rows.stream().filter(row -> row.size() > 1).mapToInt(row -> row.get(at).length()).max()
                    .orElse(0);
        }
        int used = -widths[0];
        for (int width : widths) {
            used += width + GAP.length();
        }
        widths[0] = Math.min(widths[0], TerminalTable.WIDTH - Math.min(used, LONGEST_NUMBERS));
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static List<String> row(String name, List<String> aligned) {
        return List.of(name, aligned.get(0), interval(aligned.get(1), aligned.get(2)), aligned.get(3), aligned.get(4),
                aligned.get(5), interval(aligned.get(6), aligned.get(7)));
    }

    private static List<List<String>> rightAligned(List<List<String>> rows) {
        List<List<String>> aligned = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> padded = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
                padded.add(TerminalTable.right(row.get(column), width));
            }
            aligned.add(padded);
        }
        return aligned;
    }

    /** A heading is alone in its line. */
    private static String line(List<String> row, int[] widths) {
        if (row.size() == 1) {
            return TerminalTable.shortened(row.getFirst(), TerminalTable.WIDTH);
        }
        StringBuilder line = new StringBuilder(
                TerminalTable.left(TerminalTable.shortened(row.getFirst(), widths[0]), widths[0]));
        for (int column = 1; column < widths.length; column++) {
            line.append(GAP).append(TerminalTable.right(row.get(column), widths[column]));
        }
        return line.toString().stripTrailing();
    }

    /**
     * Mean, low, high, median, deviation, difference, low, high; nothing for what there is not. A further line for each difference of
     * an arm that has several controls.
     */
    private static List<List<String>> numbers(SeedScores scores) {
        Summary exact = scores.exact();
        List<String> own = List.of(Percent.of(exact.mean()),
                exact.interval().map(interval -> Percent.of(interval.low())).orElse(""),
                exact.interval().map(interval -> Percent.of(interval.high())).orElse(""), Percent.of(exact.median()),
                exact.deviation().isPresent() ? Percent.of(exact.deviation().getAsDouble()) : "");
        List<List<String>> differences = scores.arm().controls().stream()
                .map(control -> scores.difference(control).map(SeedLines::points).orElse(NO_DIFFERENCE)).toList();
        if (differences.size() < 2) {
            return List.of(joined(own, differences.isEmpty() ? NO_DIFFERENCE : differences.getFirst()));
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(joined(own, NO_DIFFERENCE));
        differences.forEach(difference -> lines.add(joined(List.of("", "", "", "", ""), difference)));
        return lines;
    }

    private static List<String> points(PairedDifference difference) {
        Optional<Interval> interval = difference.points().interval();
        return List.of(Percent.points(difference.points().mean()),
                interval.map(found -> Percent.points(found.low())).orElse(""),
                interval.map(found -> Percent.points(found.high())).orElse(""));
    }

    private static List<String> joined(List<String> own, List<String> difference) {
        return Stream.concat(own.stream(), difference.stream()).toList();
    }

    private static String interval(String low, String high) {
        return low.isBlank() ? "" : low + TO + high;
    }
}
