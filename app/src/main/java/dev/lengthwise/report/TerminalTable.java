package dev.lengthwise.report;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.run.FinishedBranch;
import dev.lengthwise.result.run.RunStatus;
import dev.lengthwise.result.run.TrainedOn;
import dev.lengthwise.result.score.LengthScore;
import dev.lengthwise.result.score.N50;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.PaperFigure;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.task.DecisionKinds;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.text.Columns;
import dev.lengthwise.text.Grouped;
import dev.lengthwise.text.Percent;
import dev.lengthwise.text.Shown;
import java.util.ArrayList;
import java.util.List;

/** Results as plain text for a terminal, at most {@value #WIDTH} columns wide; every line ends with a line feed. */
public final class TerminalTable {
    static final int WIDTH = 100;
    private static final int MOST_KINDS = 3;
    private static final int PLACE = 1; // column of words, which begin below each other
    private static final String GAP = "  ";
    /** What is said of everything else where an endpoint is declared. */
    static final String EXPLORATORY = " All other comparisons are exploratory.";

    private TerminalTable() {
    }

    /**
     * What the declared endpoint says, if there is one; arms × lengths: exact match in percent, the mean over seeds and each seed beneath it, many lengths in further blocks below;
     * which seeds reached the threshold; the numbers over seeds; then what the paper states.
     */
    public static String ofStudy(StudyResult study) {
        StringBuilder text = new StringBuilder();
        study.endpoint().ifPresent(outcome -> {
            wrap(outcome.words() + EXPLORATORY, "", text);
            wrap("Rule: " + outcome.endpoint().rule(), "  ", text);
            text.append('\n');
        });
        wrap("Exact match in percent" + (study.arms().stream().anyMatch(arm -> arm.runs().size() > 1)
                ? ", mean over seeds, each seed beneath"
                : "") + ". Trained on " + study.trained().words() + ". Other lengths are unseen."
                + (study.lengths().stream().allMatch(length -> study.trained().place(length).isPresent())
                        ? ""
                        : " " + ScoreLines.LEGEND),
                "", text);
        study.scale().ifPresent(scale -> wrap("Scale " + scale, "", text));
        ScoreLines.write(study, text);
        study.threshold().ifPresent(threshold -> {
            text.append('\n');
            wrap(threshold.words(study.arms()), "  ", text);
        });
        N50Lines.write(study, text);
        SeedLines.write(study, text);
        TestLines.write(study, text);
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
     * One head's scores, a line a length: whether it was trained on, where not all were; samples, exact match with its interval,
     * token accuracy, commonest first errors.
     *
     * @param trained the lengths that the model was trained on
     */
    public static String ofEvaluation(Evaluation evaluation, TrainedLengths trained) {
        List<List<String>> rates = new ArrayList<>();
        for (LengthResult result : evaluation.results()) {
            Accuracy exact = result.exact();
            rates.add(List.of(Percent.of(exact.rate()), Percent.of(exact.low()), Percent.of(exact.high()),
                    Percent.of(result.token().rate())));
        }
        List<List<String>> aligned = Percent.align(rates, ' ', ' ');
        boolean unseen = evaluation.results().stream().anyMatch(result -> trained.place(result.length()).isUnseen());
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("length", "samples", "exact %", "from", "to", "token %"));
        if (unseen) {
            heading.add(PLACE, "");
        }
        rows.add(heading);
        for (int line = 0; line < aligned.size(); line++) {
            LengthResult result = evaluation.results().get(line);
            List<String> row = new ArrayList<>();
            row.add(String.valueOf(result.length()));
            if (unseen) {
                row.add(trained.place(result.length()).toString());
            }
            row.add(Grouped.of(result.exact().total()));
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
                String cell = rows.get(line).get(column);
                written.append(column == 0 ? "" : GAP)
                        .append(unseen && column == PLACE ? left(cell, width) : right(cell, width));
            }
            written.append(GAP);
            written.append(line == 0
                    ? "commonest first errors"
                    : errors(evaluation.results().get(line - 1), evaluation.kinds(), WIDTH - written.length()));
            text.append(written.toString().stripTrailing()).append('\n');
        }
        if (unseen) {
            wrap("Trained on " + trained.words() + ". Other lengths are unseen.", "", text);
        }
        N50.of(evaluation.results(), trained).ifPresent(estimate -> wrap(RunVerdict.n50(estimate), "", text));
        return text.toString();
    }

    /** A run's branches, a line each: their examples, those of the main task, and exact match at each length. */
    public static String ofBranches(List<FinishedBranch> branches, TrainedLengths trained) {
        List<Integer> lengths = branches.stream().flatMap(branch -> branch.results().stream())
                .map(score -> score.score().length()).distinct().sorted().toList();
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("examples", "main task", "step"));
        lengths.forEach(length -> heading.add(String.valueOf(length)));
        rows.add(heading);
        for (FinishedBranch branch : branches) {
            List<String> row = new ArrayList<>(List.of(Grouped.of(branch.examples()),
                    Grouped.of(branch.mainExamples()), String.valueOf(branch.steps())));
            lengths.forEach(length -> row.add(branch.results().stream().map(LengthScore::score)
                    .filter(score -> score.length() == length)
                    .map(score -> Percent.of(score.exact())).findFirst().orElse("-")));
            rows.add(row);
        }
        StringBuilder text = new StringBuilder();
        wrap("Branches: exact match in percent by length, with so many examples in all, at the end of a falling rate."
                + " Trained on " + trained.words() + ". Other lengths are unseen.", "", text);
        text.append(Columns.of(rows));
        branches.stream().filter(branch -> !branch.status().equals(RunStatus.DONE.toString()))
                .forEach(branch -> wrap(Grouped.of(branch.examples()) + " examples: " + branch.status(), "  ", text));
        return text.toString();
    }

    private static String errors(LengthResult result, DecisionKinds task, int width) {
        for (int kinds = MOST_KINDS; kinds > 0; kinds--) {
            String errors = NumbersTable.firstErrors(result, kinds, task);
            if (errors.length() <= width) {
                return errors;
            }
        }
        return "";
    }

    static String shortened(String name, int width) {
        String shown = Shown.line(name);
        return shown.length() <= width ? shown : shown.substring(0, width - 3) + "...";
    }

    private static void paper(StudyResult study, StringBuilder text) {
        if (study.paper().isEmpty()) {
            return;
        }
        text.append('\n');
        wrap(PaperSection.NOTE, "", text);
        for (PaperFigure figure : study.paper()) {
            wrap("  published: " + figure.arm() + ", length " + figure.length() + ": " + figure.exact() + " ("
                    + figure.note() + "), " + figure.agreement(study).words() + PaperSection.measured(study, figure)
                            .map(ours -> "; here " + ours.replace('\u00a0', ' '))
                            .orElse(""),
                    "    ", text);
        }
    }

    /** Breaks at spaces so that no line is too wide; further lines are indented. */
    public static void wrap(String words, String indent, StringBuilder text) {
        String rest = Shown.line(words);
        while (rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH);
            int end = space > indent.length() ? space : WIDTH;
            text.append(rest, 0, end).append('\n');
            rest = indent + rest.substring(end).strip();
        }
        text.append(rest).append('\n');
    }

    static int width(List<String> cells) {
        return cells.stream().mapToInt(String::length).max().orElse(0);
    }

    static String left(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - cell.length()));
    }

    static String right(String cell, int width) {
        return " ".repeat(Math.max(0, width - cell.length())) + cell;
    }
}
