package dev.lengthwise.result.run;

import dev.lengthwise.result.manifest.Amount;
import dev.lengthwise.text.Grouped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What one head of a run was trained on.
 *
 * @param head the task's or hint's name
 * @param examples inputs with an answer, each counted as often as it came
 * @param answerTokens tokens of those answers, their ends included
 */
public record TrainedOn(String head, long examples, long answerTokens) {
    private static final char NO_BREAK = '\u00a0';

    public TrainedOn {
        if (examples < 0 || answerTokens < 0) {
            throw new IllegalArgumentException(
                    "examples " + examples + " or answerTokens " + answerTokens + " is below 0");
        }
    }

    /** Those of all heads as files have them, by the head's name. */
    public static Map<String, Amount> amounts(List<TrainedOn> heads) {
        Map<String, Amount> amounts = new LinkedHashMap<>();
        heads.forEach(head -> amounts.put(head.head(), new Amount(head.examples(), head.answerTokens())));
        return amounts;
    }

    /** Those of all heads from a file. */
    public static List<TrainedOn> of(Map<String, Amount> amounts) {
        return amounts.entrySet().stream().map(
                head -> new TrainedOn(head.getKey(), head.getValue().examples(), head.getValue().answerTokens()))
                .toList();
    }

    /**
     * All heads in words: {@code 384,000 sort + 38,400 successor}.
     *
     * @param amount of what
     */
    public static String words(List<TrainedOn> heads, ToLongFunction<TrainedOn> amount) {
        return heads.stream().map(head -> Grouped.of(amount.applyAsLong(head)) + NO_BREAK + head.head())
                .collect(Collectors.joining(" + "));
    }
}
