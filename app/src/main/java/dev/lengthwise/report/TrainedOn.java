package dev.lengthwise.report;

import java.util.List;
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

    /**
     * All heads in words: {@code 384,000 sort + 38,400 successor}.
     *
     * @param amount of what
     */
    static String words(List<TrainedOn> heads, ToLongFunction<TrainedOn> amount) {
        return heads.stream().map(head -> NumbersTable.grouped(amount.applyAsLong(head)) + NO_BREAK + head.head())
                .collect(Collectors.joining(" + "));
    }
}
