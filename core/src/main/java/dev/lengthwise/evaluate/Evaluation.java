package dev.lengthwise.evaluate;

import dev.lengthwise.task.DecisionKinds;
import java.util.List;

/**
 * A model's scores.
 *
 * @param head whose questions were asked: the main task's name or a hint's
 * @param kinds what decisions the task makes, by which the labels in the results are read
 * @param results one for each length, in the order asked for
 */
public record Evaluation(String head, DecisionKinds kinds, List<LengthResult> results) {
    /** Those of a task that is known by its name, or a hint's. */
    public Evaluation(String head, List<LengthResult> results) {
        this(head, DecisionKinds.named(head), results);
    }

    public Evaluation {
        results = List.copyOf(results);
    }
}
