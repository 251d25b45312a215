package dev.lengthwise.evaluate;

import java.util.List;

/**
 * A model's scores.
 *
 * @param head whose questions were asked: the main task's name or a hint's
 * @param results one for each length, in the order asked for
 */
public record Evaluation(String head, List<LengthResult> results) {
    public Evaluation {
        results = List.copyOf(results);
    }
}
