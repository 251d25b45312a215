package dev.lengthwise.report;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.text.Shown;
import java.util.ArrayList;
import java.util.List;

/** Results as plain text for a terminal, at most {@value #WIDTH} columns wide; every line ends with a line feed. */
public final class TerminalTable {
    static final int WIDTH = 100;
    private static final int LONGEST_NAME = 36;
    private static final int MOST_KINDS = 3;
    private static final String NONE = "-";
    private static final String GAP = "  ";
    private static final String UNSEEN = " |";

    private TerminalTable() {
    }

    /**
     * Arms × lengths: exact match in percent, the mean over seeds and each seed beneath it, many lengths in further blocks below;
     * which seeds reached the threshold; the numbers over seeds; then what the paper states.
     */
    public static String ofStudy(StudyResult study) {
        StringBuilder text = new StringBuilder();
        wrap("Exact match in percent" + (study.arms().stream().anyMatch(arm -> arm.runs().size() > 1)
                ? ", mean over seeds, each seed beneath"
                : "") + ". Right of the bar: unseen lengths, longer than the "
                + study.trainedUpTo() + " of training.", "", text);
        study.scale().ifPresent(scale -> wrap("Scale " + scale, "", text));
        List<String> names = names(study);
        List<Integer> lengths = study.lengths();
        List<List<String>> columns = new ArrayList<>();
        for (int length : lengths) {
            columns.add(column(study, length));
        }
        int nameWidth = width(names);
        int from = 0;
        while (from < lengths.size()) {
            int to = from;
            for (int used = nameWidth + UNSEEN.length(); to < lengths.size(); to++) {
                used += GAP.length() + width(columns.get(to));
                if (used > WIDTH && to > from) {
                    break;
                }
            }
            text.append('\n');
            block(names, lengths.subList(from, to), columns.subList(from, to), study.trainedUpTo(), text);
            from = to;
        }
        study.threshold().ifPresent(threshold -> {
            text.append('\n');
            wrap(threshold.words(study.arms()), "  ", text);
        });
        SeedLines.write(study, text);
        amounts(study, text);
        paper(study, text);
        return text.toString();
    }

    /** How many examples each run of an arm had; all of an arm's runs have as many unless some ended early. */
    private static void amounts(StudyResult study, StringBuilder text) {
        List<String> arms = new ArrayList<>();
        for (ArmResult arm : study.arms()) {
            List<String> amounts = arm.runs().stream().filter(run -> !run.trainedOn().isEmpty())
                    .map(run -> TrainedOn.words(run.trainedOn(), TrainedOn::examples).replace('\u00a0', ' ')).distinct()
                    .toList();
            if (!amounts.isEmpty()) {
                arms.add(arm.name() + " " + String.join(" or ", amounts));
            }
        }
        if (!arms.isEmpty()) {
            text.append('\n');
            wrap("Examples that a run was trained on: " + String.join("; ", arms) + ".", "  ", text);
        }
    }

    /**
     * One head's scores, a line a length: samples, exact match with its interval, token accuracy, commonest first errors.
     *
     * @param trainedUpTo the longest training length; longer ones are marked with {@code *}
     */
    public static String ofEvaluation(Evaluation evaluation, int trainedUpTo) {
        List<List<String>> rates = new ArrayList<>();
        for (LengthResult result : evaluation.results()) {
            Accuracy exact = result.exact();
            rates.add(List.of(Percent.of(exact.rate()), Percent.of(exact.low()), Percent.of(exact.high()),
                    Percent.of(result.token().rate())));
        }
        List<List<String>> aligned = Percent.align(rates, ' ', ' ');
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("length", "samples", "exact %", "from", "to", "token %"));
        for (int line = 0; line < aligned.size(); line++) {
            LengthResult result = evaluation.results().get(line);
            List<String> row = new ArrayList<>();
            row.add(result.length() + (result.length() > trainedUpTo ? "*" : " "));
            row.add(NumbersTable.grouped(result.exact().total()));
            row.addAll(aligned.get(line));
            rows.add(row);
        }
        StringBuilder text = new StringBuilder();
        wrap(evaluation.head() + ": exact match of the greedy output with its 95 % Wilson interval", "", text);
        for (int line = 0; line < rows.size(); line++) {
            StringBuilder written = new StringBuilder();
            for (int column = 0; column < rows.get(line).size(); column++) {
                int at = column;
                int width = width(rows.stream().map(row -> row.get(at)).toList());
                written.append(column == 0 ? "" : GAP).append(right(rows.get(line).get(column), width));
            }
            written.append(GAP);
            written.append(line == 0
                    ? "commonest first errors"
                    : errors(evaluation.results().get(line - 1), WIDTH - written.length()));
            text.append(written.toString().stripTrailing()).append('\n');
        }
        if (evaluation.results().stream().anyMatch(result -> result.length() > trainedUpTo)) {
            text.append("* unseen length, longer than the ").append(trainedUpTo).append(" of training\n");
        }
        return text.toString();
    }

    private static String errors(LengthResult result, int width) {
        for (int kinds = MOST_KINDS; kinds > 0; kinds--) {
            String errors = NumbersTable.firstErrors(result, kinds);
            if (errors.length() <= width) {
                return errors;
            }
        }
        return "";
    }

    /** What stands at the left of each row: an arm's name, and its seeds where it has several. */
    private static List<String> names(StudyResult study) {
        List<String> names = new ArrayList<>();
        names.add("");
        for (ArmResult arm : study.arms()) {
            boolean several = arm.runs().size() > 1;
            names.add(shortened(several ? arm.name() : arm.name() + mark(study, arm.runs().getFirst()), LONGEST_NAME));
            if (several) {
                arm.runs().forEach(
                        run -> names.add(shortened("  seed " + run.seed() + mark(study, run), LONGEST_NAME)));
            }
        }
        return names;
    }

    /** What became of a run that is not as it should be: that it failed, or that it is below the threshold. */
    private static String mark(StudyResult study, RunResult run) {
        if (!run.done()) {
            return " (" + run.status() + ")";
        }
        return study.threshold().flatMap(threshold -> threshold.shortMark(run)).map(mark -> " (" + mark + ")")
                .orElse("");
    }

    static String shortened(String name, int width) {
        String shown = Shown.line(name);
        return shown.length() <= width ? shown : shown.substring(0, width - 3) + "...";
    }

    /** The length, then a number for each of {@link #names}. */
    private static List<String> column(StudyResult study, int length) {
        List<String> numbers = new ArrayList<>();
        for (ArmResult arm : study.arms()) {
            List<LengthResult> results = Head.main().results(arm, length);
            numbers.add(results.isEmpty() ? NONE : Percent.of(Measure.EXACT.over(results).mean()));
            if (arm.runs().size() > 1) {
                for (RunResult run : arm.runs()) {
                    numbers.add(Head.main()
                            .result(run, length)
                            .map(result -> Percent.of(result.exact().rate()))
                            .orElse(NONE));
                }
            }
        }
        List<String> column = new ArrayList<>();
        column.add(String.valueOf(length));
        Percent.align(numbers.stream().map(List::of).toList(), ' ', ' ').forEach(column::addAll);
        return column;
    }

    private static void block(List<String> names, List<Integer> lengths, List<List<String>> columns, int trainedUpTo,
            StringBuilder text) {
        for (int line = 0; line < names.size(); line++) {
            StringBuilder written = new StringBuilder(left(line == 0 ? "length" : names.get(line), width(names)));
            for (int column = 0; column < lengths.size(); column++) {
                boolean first = lengths.get(column) > trainedUpTo
                        && (column == 0 || lengths.get(column - 1) <= trainedUpTo);
                written.append(first ? UNSEEN : "").append(GAP);
                written.append(right(columns.get(column).get(line), width(columns.get(column))));
            }
            text.append(written.toString().stripTrailing()).append('\n');
        }
    }

    private static void paper(StudyResult study, StringBuilder text) {
        if (study.paper().isEmpty()) {
            return;
        }
        text.append('\n');
        wrap(PaperSection.NOTE, "", text);
        for (PaperFigure figure : study.paper()) {
            wrap("  published: " + figure.arm() + ", length " + figure.length() + ": " + figure.figure() + " ("
                    + figure.setting() + ")" + PaperSection.measured(study, figure)
                            .map(ours -> "; here " + ours.replace('\u00a0', ' '))
                            .orElse(""),
                    "    ", text);
        }
    }

    /** Breaks at spaces so that no line is too wide; further lines are indented. */
    static void wrap(String words, String indent, StringBuilder text) {
        String rest = Shown.line(words);
        while (rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH);
            int end = space > indent.length() ? space : WIDTH;
            text.append(rest, 0, end).append('\n');
            rest = indent + rest.substring(end).strip();
        }
        text.append(rest).append('\n');
    }

    private static int width(List<String> cells) {
        return cells.stream().mapToInt(String::length).max().orElse(0);
    }

    static String left(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - cell.length()));
    }

    static String right(String cell, int width) {
        return " ".repeat(Math.max(0, width - cell.length())) + cell;
    }
}
