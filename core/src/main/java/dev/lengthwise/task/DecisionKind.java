package dev.lengthwise.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of decisions of an answer's tokens: decisions that are alike, few enough kinds to draw (method.md, Evaluation: the error
 * taxonomy).
 *
 * @param label of the kind
 * @param meaning what its decisions are about, a sentence for readers of a page
 * @param decisions which of the labels that {@link Task#decisions} gives are of the kind, as a regular expression
 */
public record DecisionKind(String label, String meaning, String decisions) {
    /** Closing the answer. */
    public static final DecisionKind END = new DecisionKind("end", "Stopping exactly there.");

    private static final String OTHER = "What belongs to no other kind.";
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** A kind with one decision, of the same label. */
    public DecisionKind(String label, String meaning) {
        this(label, meaning, Pattern.quote(label));
    }

    /** Whether a decision is of the kind. */
    public boolean has(String decision) {
        return decision.matches(decisions);
    }

    /** Which one it is of its task's kinds, from 0; -1 for one that no task knows of. */
    public int place() {
        return TaskKinds.all().stream().mapToInt(kind -> kind.decisions().indexOf(this)).filter(place -> place >= 0)
                .findFirst().orElse(-1);
    }

    /** The kind of a decision of any task; one that no task knows of is a kind of its own, whatever the numbers in it. */
    public static DecisionKind of(String decision) {
        return TaskKinds.kindOf(decision);
    }

    static DecisionKind find(String decision, List<DecisionKind> known) {
        for (DecisionKind kind : known) {
            if (kind.has(decision)) {
                return kind;
            }
        }
        return new DecisionKind(NUMBER.matcher(decision).replaceAll("#"), OTHER,
                NUMBER.matcher(Pattern.quote(decision)).replaceAll("\\\\E\\\\d+\\\\Q"));
    }

    /** In the order in which people read of kinds: each task's in its own, then the end, then those that no task knows of, by label. */
    public static Comparator<DecisionKind> order() {
        return Comparator.<DecisionKind>comparingInt(kind -> {
            int place = TaskKinds.decisions().indexOf(kind);
            return place < 0 ? Integer.MAX_VALUE : place;
        }).thenComparing(DecisionKind::label);
    }

    /** Decisions by kind; of a kind by the last number in them, then the one before it. */
    public static Comparator<String> decisionOrder() {
        return Comparator.comparing(DecisionKind::of, order()).thenComparing(DecisionKind::numbers,
                DecisionKind::compare).thenComparing(Comparator.naturalOrder());
    }

    /** The last one first. */
    private static List<Long> numbers(String decision) {
        List<Long> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(decision);
        while (number.find()) {
            String digits = number.group();
            numbers.addFirst(digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits));
        }
        return numbers;
    }

    private static int compare(List<Long> one, List<Long> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int compared = Long.compare(one.get(i), other.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
