package dev.lengthwise.report;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Head;
import dev.lengthwise.result.study.Measure;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.task.Placement;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Arms × lengths for a terminal: exact match, the mean over seeds and each seed beneath it. Bars part the lengths that were trained on
 * from those below, between and beyond; many lengths stand in further blocks below.
 */
final class ScoreLines {
    /** What the marks of {@link #mark(Placement)} say, where arms were not trained on the same lengths. */
    static final String LEGEND = "By arm: < below, ~ between, > beyond what that arm was trained on.";
    private static final int LONGEST_NAME = 36;
    private static final String NONE = "-";
    private static final String GAP = "  ";
    private static final String BAR = " |";

    private final StudyResult study;
    private final List<String> names = new ArrayList<>();
    private final int nameWidth;

    private ScoreLines(StudyResult study) {
        this.study = study;
        names.add("length");
        for (ArmResult arm : study.arms()) {
            boolean several = arm.runs().size() > 1;
            name(several ? arm.name() : arm.name() + mark(arm.runs().getFirst()));
            if (several) {
                arm.runs().forEach(run -> name("  seed " + run.seed() + mark(run)));
            }
        }
        this.nameWidth = TerminalTable.width(names);
    }

    /**
     * A length.
     *
     * @param place of it for every arm; empty where that is not the same
     * @param cells the length, then a number for each further name
     */
    private record Column(Optional<Placement> place, List<String> cells) {
        int width() {
            return TerminalTable.width(cells);
        }
    }

    /** Neighbouring columns of one place. */
    private record Group(Optional<Placement> place, List<Column> columns) {
        String label() {
            return place.map(Placement::toString).orElse("by arm");
        }

        /** Without what stands before it. */
        int width() {
            int columnsWidth = columns.stream().mapToInt(Column::width).sum() + GAP.length() * (columns.size() - 1);
            return Math.max(columnsWidth, label().length());
        }
    }

    static void write(StudyResult study, StringBuilder text) {
        ScoreLines lines = new ScoreLines(study);
        List<Column> columns = study.lengths().stream().map(lines::column).toList();
        int from = 0;
        while (from < columns.size()) {
            int to = from + 1;
            while (to < columns.size() && lines.width(columns.subList(from, to + 1)) <= TerminalTable.WIDTH) {
                to++;
            }
            text.append('\n');
            lines.block(groups(columns.subList(from, to)), text);
            from = to;
        }
    }

    private void name(String name) {
        names.add(TerminalTable.shortened(name, LONGEST_NAME));
    }

    /** What became of a run that is not as it should be: that it failed, or that it is below the threshold. */
    private String mark(RunResult run) {
        if (!run.done()) {
            return " (" + run.status() + ")";
        }
        return study.threshold().flatMap(threshold -> threshold.shortMark(run)).map(mark -> " (" + mark + ")")
                .orElse("");
    }

    private Column column(int length) {
        List<String> numbers = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        for (ArmResult arm : study.arms()) {
            List<LengthResult> results = Head.main().results(arm, length);
            numbers.add(results.isEmpty() ? NONE : Percent.of(Measure.EXACT.over(results).mean()));
            if (arm.runs().size() > 1) {
                arm.runs().forEach(run -> numbers.add(Head.main().result(run, length)
                        .map(result -> Percent.of(result.exact().rate())).orElse(NONE)));
            }
            while (marks.size() < numbers.size()) {
                marks.add(numbers.get(marks.size()).equals(NONE) ? " " : mark(arm.trained().place(length)));
            }
        }
        Optional<Placement> place = study.trained().place(length);
        List<String> cells = new ArrayList<>();
        cells.add(length + (place.isEmpty() ? " " : ""));
        for (List<String> aligned : Percent.align(numbers.stream().map(List::of).toList(), ' ', ' ')) {
            cells.add(aligned.getFirst() + (place.isEmpty() ? marks.get(cells.size() - 1) : ""));
        }
        return new Column(place, cells);
    }

    private static String mark(Placement place) {
        return switch (place) {
            case TRAINED -> " ";
            case BELOW -> "<";
            case BETWEEN -> "~";
            case BEYOND -> ">";
        };
    }

    private static List<Group> groups(List<Column> columns) {
        List<Group> groups = new ArrayList<>();
        for (Column column : columns) {
            if (groups.isEmpty() || !groups.getLast().place().equals(column.place())) {
                groups.add(new Group(column.place(), new ArrayList<>()));
            }
            groups.getLast().columns().add(column);
        }
        return groups;
    }

    private int width(List<Column> columns) {
        List<Group> groups = groups(columns);
        return nameWidth + groups.stream()
                .mapToInt(group -> bar(groups, group).length() + GAP.length() + group.width()).sum();
    }

    private void block(List<Group> groups, StringBuilder text) {
        StringBuilder heading = new StringBuilder(" ".repeat(nameWidth));
        for (Group group : groups) {
            heading.append(bar(groups, group)).append(GAP).append(TerminalTable.left(group.label(), group.width()));
        }
        text.append(heading.toString().stripTrailing()).append('\n');
        for (int line = 0; line < names.size(); line++) {
            StringBuilder written = new StringBuilder(TerminalTable.left(names.get(line), nameWidth));
            for (Group group : groups) {
                StringBuilder cells = new StringBuilder();
                for (Column column : group.columns()) {
                    cells.append(cells.isEmpty() ? "" : GAP)
                            .append(TerminalTable.right(column.cells().get(line), column.width()));
                }
                written.append(bar(groups, group)).append(GAP)
                        .append(TerminalTable.right(cells.toString(), group.width()));
            }
            text.append(written.toString().stripTrailing()).append('\n');
        }
    }

    /** Before every group but a trained one at the left. */
    private static String bar(List<Group> groups, Group group) {
        boolean first = groups.getFirst() == group;
        return first && group.place().equals(Optional.of(Placement.TRAINED)) ? "" : BAR;
    }
}
