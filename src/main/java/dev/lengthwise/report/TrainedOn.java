package dev.lengthwise.report;

/**
 * What one head of a run was trained on.
 *
 * @param head the task's or hint's name
 * @param examples inputs with an answer, each counted as often as it came
 * @param answerTokens tokens of those answers, their ends included
 */
public record TrainedOn(String head, long examples, long answerTokens) {
    public TrainedOn {
        if (examples < 0 || answerTokens < 0) {
            throw new IllegalArgumentException(
                    "examples " + examples + " or answerTokens " + answerTokens + " is below 0");
        }
    }
}
