package dev.lengthwise.report;

import dev.lengthwise.construct.Forecast;
import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A construction with one softmax in one arithmetic on one family of inputs.
 *
 * @param results by length, ascending; none where it was not begun
 * @param done whether no length is left to try
 * @param sureBelow the shortest length that theory does not vouch for; empty where it vouches for all
 * @param wrongFrom the shortest length that is wrong in exact arithmetic; empty where none is, or nothing is known
 */
public record GapCell(String precision, String softmax, String family, List<LengthResult> results, boolean done,
        Optional<Forecast> sureBelow, Optional<Forecast> wrongFrom, Agreement agreement) {
    /** Neighbouring lengths are not told apart more finely than by this share. */
    private static final double RESOLUTION = 1 / 32.0;

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
        LATER
    }

    /** The shortest tested length with a wrong answer. */
    public Optional<LengthResult> firstFailure() {
        return results.stream().filter(result -> result.exact().rate() < 1).findFirst();
    }

    /** The longest length that was tested; 0 where none was. */
    public int longest() {
        return results.isEmpty() ? 0 : results.getLast().length();
    }

    /** The kind of decision that most often was the first wrong one where it first failed. */
    public Optional<String> firstWrongDecision() {
        return firstFailure().flatMap(result -> result.decisions().entrySet().stream()
                .max(Comparator.comparingLong((Map.Entry<String, DecisionCount> entry) -> entry.getValue().first()))
                .map(Map.Entry::getKey));
    }

    /** The same without the numbers: {@code repeat (last copy)}. */
    public Optional<String> firstWrongKind() {
        return firstWrongDecision().map(decision -> DecisionGroup.of(decision).label());
    }

    /** Why it fails, in theory's words; empty where it does not, or theory knows of nothing. */
    public String why() {
        Optional<LengthResult> failure = firstFailure();
        if (failure.isEmpty()) {
            return "";
        }
        int length = failure.get().length();
        Optional<Forecast> wrong = wrongFrom
                .filter(forecast -> forecast.length() <= length * (1 + RESOLUTION) + 1);
        Optional<Forecast> unsure = sureBelow.filter(forecast -> forecast.length() <= length);
        return wrong.or(() -> unsure).map(forecast -> forecast.limit().words()).orElse("theory knows of nothing");
    }
}
