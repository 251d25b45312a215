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
enum DecisionGroup {
    FIRST("first element", "the smallest value of the input, right after ⊥"), SUCCESSOR("successor",
            "the next larger value, after the last copy of a value; \"successor after 2\" is after one that "
                    + "stands twice in the input"), REPEAT(
                            "repeat (not last)",
                            "another copy of the same value, with more copies owed after it; \"repeat 2 of 3\" is the "
                                    + "second of three"), LAST_REPEAT("repeat (last copy)",
                                            "the last copy owed of a value that stands more than once, such as \"repeat 2 of 2\""), OVERFLOW(
                                                    "overflow digit",
                                                    "the leading 1 of a result that is longer than its input"), COPIED(
                                                            "copied digit",
                                                            "a digit before the carry, unchanged"), INCREMENTED(
                                                                    "incremented digit",
                                                                    "the digit where the carry ends, one up"), ZEROED(
                                                                            "zeroed digit",
                                                                            "a 9 that turns into 0"), END("end",
                                                                                    "stopping exactly there"), OTHER(
                                                                                            "other",
                                                                                            "decisions that belong to none of these");

    private static final Pattern REPEAT_OF = Pattern.compile("repeat (\\d+) of (\\d+)");

    private final String label;
    private final String meaning;

    DecisionGroup(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    String label() {
        return label;
    }

    String meaning() {
        return meaning;
    }

    /** The group of a label of {@link LengthResult#decisions()}. */
    static DecisionGroup of(String decision) {
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
