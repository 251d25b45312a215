package dev.lengthwise.batch;

/**
 * What one head has to answer in a batch.
 *
 * @param head the task's or hint's name
 * @param examples how many examples of the batch are this head's
 * @param weight of this head's mean loss in the sum that is minimized
 * @param positions where the answers are due: places among the flat tokens, example after example, [A]
 * @param labels the token due there, [A]
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
public record Targets(String head, int examples, double weight, long[] positions, long[] labels) {
    public Targets {
        if (positions.length != labels.length) {
            throw new IllegalArgumentException(
                    "labels [" + labels.length + "] do not match answer positions [" + positions.length + "]");
        }
    }
}
