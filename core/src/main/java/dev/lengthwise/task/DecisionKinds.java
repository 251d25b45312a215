package dev.lengthwise.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kinds of decisions of one task, by which the labels of its decisions are read. Labels of other tasks are no matter: two tasks may have
 * a label in common. Results keep labels as text.
 *
 * @param kinds in the order in which people read of them, {@link DecisionKind#END} last; the first one that a label fits is its kind
 */
public record DecisionKinds(List<DecisionKind> kinds) {
    /** Those of a task of which nothing is said: every label is a kind of its own. */
    public static final DecisionKinds UNKNOWN = new DecisionKinds(List.of());

    private static final String OTHER = "What belongs to no other kind.";
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    public DecisionKinds {
        List<DecisionKind> ordered = new ArrayList<>(kinds);
        ordered.remove(DecisionKind.END);
        ordered.add(DecisionKind.END);
        kinds = List.copyOf(ordered);
    }

    /** Those of the kind of task of a name; {@link #UNKNOWN} where it is not installed. */
    public static DecisionKinds named(String task) {
        return TaskKinds.all().stream().filter(kind -> kind.name().equals(task)).findFirst()
                .map(kind -> new DecisionKinds(kind.decisions())).orElse(UNKNOWN);
    }

    /** Of several tasks, one task's after another's. */
    public static DecisionKinds all(Collection<DecisionKinds> tasks) {
        return new DecisionKinds(tasks.stream().flatMap(task -> task.kinds().stream())
                .filter(kind -> !kind.equals(DecisionKind.END)).distinct().toList());
    }

    /** The kind of a decision; one that the task says nothing of is a kind of its own, whatever the numbers in it. */
    public DecisionKind of(String label) {
        for (DecisionKind kind : kinds) {
            if (kind.has(label)) {
                return kind;
            }
        }
        return new DecisionKind(NUMBER.matcher(label).replaceAll("#"), OTHER,
                NUMBER.matcher(Pattern.quote(label)).replaceAll("\\\\E\\\\d+\\\\Q"));
    }

    /** Which one it is of these, from 0; -1 for another one. */
    public int place(DecisionKind kind) {
        return kinds.indexOf(kind);
    }

    /** In the order in which people read of kinds: these in their own, then others, by label. */
    public Comparator<DecisionKind> order() {
        return Comparator.<DecisionKind>comparingInt(kind -> {
            int place = place(kind);
            return place < 0 ? Integer.MAX_VALUE : place;
        }).thenComparing(DecisionKind::label);
    }

    /** Decisions by kind; of a kind by the last number in them, then the one before it. */
    public Comparator<String> decisionOrder() {
        Map<String, DecisionKind> known = new ConcurrentHashMap<>();
        return Comparator.comparing((String label) -> known.computeIfAbsent(label, this::of), order())
                .thenComparing(DecisionKinds::numbers, DecisionKinds::compare).thenComparing(Comparator.naturalOrder());
    }

    /** The last one first. */
    private static List<Long> numbers(String label) {
        List<Long> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(label);
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
