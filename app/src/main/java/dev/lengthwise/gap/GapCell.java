package dev.lengthwise.gap;

import dev.lengthwise.construct.Forecast;
import dev.lengthwise.construct.Limit;
import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.task.DecisionKinds;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A construction with one softmax in one arithmetic on one family of inputs.
 *
 * @param results by length, ascending; none where it was not begun
 * @param done whether no length is left to try
 * @param sureBelow the shortest length that theory does not vouch for; empty where it vouches for all
 * @param wrongFrom the shortest length that is wrong in exact arithmetic; empty where none is, or nothing is known
 * @param limit why theory does not vouch for the decision that fails first, where it does; empty where none fails, or theory knows of
 *     nothing
 * @param agreement of measurement and theory, at all lengths that were tested
 */
public record GapCell(String precision, String softmax, String family, List<LengthResult> results, boolean done,
        Optional<Forecast> sureBelow, Optional<Forecast> wrongFrom, Optional<Limit> limit, Agreement agreement) {
    static final String UNKNOWN = "theory knows of nothing";

    public GapCell {
        results = results.stream().sorted(Comparator.comparingInt(LengthResult::length)).toList();
    }

    /** How measurement and theory agree, on the very inputs and lengths that were tested. */
    public enum Agreement {
        /** Right wherever theory is sure, and wrong where roundings cannot mend what exact arithmetic gets wrong. */
        YES,
        /** Wrong at a length at which theory is sure. */
        EARLIER,
        /** Right at a length at which exact arithmetic is wrong by more than roundings can mend. */
        LATER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The shortest tested length with a wrong answer. */
    public Optional<LengthResult> firstFailure() {
        return firstFailure(results);
    }

    /** The same of results in any order. */
    public static Optional<LengthResult> firstFailure(List<LengthResult> results) {
        return results.stream().filter(result -> result.exact().rate() < 1)
                .min(Comparator.comparingInt(LengthResult::length));
    }

    /** The longest length that was tested; 0 where none was. */
    public int longest() {
        return results.isEmpty() ? 0 : results.getLast().length();
    }

    /** The kind of decision that most often was the first wrong one where it first failed. */
    public Optional<String> firstWrongDecision() {
        return firstFailure().flatMap(GapCell::firstWrongDecision);
    }

    /** The kind of decision that most often was the first wrong one at a length. */
    public static Optional<String> firstWrongDecision(LengthResult result) {
        return result.decisions().entrySet().stream()
                .max(Comparator.comparingLong((Map.Entry<String, DecisionCount> entry) -> entry.getValue().first()))
                .map(Map.Entry::getKey);
    }

    /** The same without the numbers: {@code repeat (last copy)}. */
    public Optional<String> firstWrongKind(DecisionKinds kinds) {
        return firstWrongDecision().map(decision -> kinds.of(decision).label());
    }

    /** Why it fails, in theory's words; empty where it does not. */
    public String why() {
        return firstFailure().isEmpty() ? "" : limit.map(Limit::words).orElse(UNKNOWN);
    }
}
