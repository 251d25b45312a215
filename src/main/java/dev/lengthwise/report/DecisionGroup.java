package dev.lengthwise.report;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of decisions, gathered into few enough to draw (method.md, Evaluation: the error taxonomy). */
public enum DecisionGroup {
    // @formatter:off
    FIRST("first element"),
    SUCCESSOR("successor"),
    REPEAT("repeat (not last)"),
    LAST_REPEAT("repeat (last copy)"),
    OVERFLOW("overflow digit"),
    COPIED("copied digit"),
    INCREMENTED("incremented digit"),
    ZEROED("zeroed digit"),
    END("end"),
    OTHER("other");
    // @formatter:on

    private static final Pattern REPEAT_OF = Pattern.compile("repeat (\\d+) of (\\d+)");

    private final String label;

    DecisionGroup(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** What the group's decisions are about, for readers of a page. */
    String meaning() {
        return switch (this) {
            case FIRST -> "The smallest value of the input, first of the answer.";
            case SUCCESSOR ->
                "The next larger value, after the last copy of a value. “Successor after 2” follows a value "
                        + "that stands twice in the input.";
            case REPEAT ->
                "Another copy of the same value, with more owed after it. “Repeat 2 of 3” is the second of three.";
            case LAST_REPEAT -> "The last copy of a value that stands more than once, such as “repeat 2 of 2”.";
            case OVERFLOW -> "The leading 1 of a result that is longer than its input.";
            case COPIED -> "A digit before the carry, unchanged.";
            case INCREMENTED -> "The digit where the carry ends, one up.";
            case ZEROED -> "A 9 that turns into 0.";
            case END -> "Stopping exactly there.";
            case OTHER -> "What belongs to no other kind.";
        };
    }

    /** The group of a label of {@link LengthResult#decisions()}. */
    public static DecisionGroup of(String decision) {
        Matcher repeat = REPEAT_OF.matcher(decision);
        if (repeat.matches()) {
            return repeat.group(1).equals(repeat.group(2)) ? LAST_REPEAT : REPEAT;
        }
        if (decision.equals("successor") || decision.startsWith("successor after ")) {
            return SUCCESSOR;
        }
        for (DecisionGroup group : values()) {
            if (group.label.equals(decision)) {
                return group;
            }
        }
        return OTHER;
    }

    /** The decisions of several runs added up by label, in reading order: by group, then by the numbers in the labels. */
    static Map<String, DecisionCount> pooled(List<LengthResult> results) {
        Map<String, DecisionCount> pooled = new TreeMap<>(DecisionGroup::compareLabels);
        for (LengthResult result : results) {
            result.decisions().forEach((label, count) -> pooled.merge(label, count, DecisionGroup::sum));
        }
        return pooled;
    }

    /** The decisions of several runs added up by group. */
    static Map<DecisionGroup, DecisionCount> grouped(List<LengthResult> results) {
        Map<DecisionGroup, DecisionCount> grouped = new EnumMap<>(DecisionGroup.class);
        pooled(results).forEach((label, count) -> grouped.merge(of(label), count, DecisionGroup::sum));
        return grouped;
    }

    private static DecisionCount sum(DecisionCount one, DecisionCount other) {
        return new DecisionCount(one.total() + other.total(), one.wrong() + other.wrong(),
                one.first() + other.first());
    }

    /** By group, then with the last number in the label as a number, then the one before it. */
    static int compareLabels(String one, String other) {
        int byGroup = of(one).compareTo(of(other));
        if (byGroup != 0) {
            return byGroup;
        }
        Matcher first = REPEAT_OF.matcher(one);
        Matcher second = REPEAT_OF.matcher(other);
        if (first.matches() && second.matches()) {
            int byCopies = compareNumbers(first.group(2), second.group(2));
            return byCopies != 0 ? byCopies : compareNumbers(first.group(1), second.group(1));
        }
        int byLength = of(one) == SUCCESSOR ? Integer.compare(one.length(), other.length()) : 0;
        return byLength != 0 ? byLength : one.compareTo(other);
    }

    private static int compareNumbers(String one, String other) {
        return Integer.compare(Integer.parseInt(one), Integer.parseInt(other));
    }
}
