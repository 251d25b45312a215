package dev.lengthwise.train;

/**
 * When training ends before its last step: once the model is right about what it is trained on.
 *
 * @param exact share of exact match that is enough, above 0 and at most 1; on examples drawn anew each time from the mixture of the
 *     training lengths, never on test inputs or unseen lengths
 * @param every steps between two looks, at least 1
 * @param samples examples a look, at least 1
 */
public record StopAt(double exact, int every, int samples) {
    public StopAt {
        if (!(exact > 0 && exact <= 1)) {
            throw new IllegalArgumentException("exact " + exact + " is not above 0 and at most 1");
        }
        if (every < 1) {
            throw new IllegalArgumentException("every " + every + " is below 1");
        }
        if (samples < 1) {
            throw new IllegalArgumentException("samples " + samples + " is below 1");
        }
    }
}
