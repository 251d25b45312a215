package dev.lengthwise.train;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The line of metrics of a run's last step, which is written whether or not one is due. It is part of the last checkpoint, so that a
 * run that is given more steps goes on as if that line had not been.
 *
 * @param window the losses of the line as text, as {@link LossWindow#notes} has them
 */
record LastLine(Map<String, String> window, double gradientNorm, double examplesPerSecond) {
    private static final String NORM = "last.gradientNorm";
    private static final String RATE = "last.examplesPerSecond";

    /** As text, exact. */
    Map<String, String> notes() {
        Map<String, String> notes = new HashMap<>(window);
        notes.put(NORM, Double.toString(gradientNorm));
        notes.put(RATE, Double.toString(examplesPerSecond));
        return notes;
    }

    /** What {@link #notes} told among other notes; null in the checkpoint of any other step. */
    static @Nullable LastLine of(Map<String, String> notes) {
        String norm = notes.get(NORM);
        String rate = notes.get(RATE);
        return norm == null || rate == null
                ? null
                : new LastLine(Map.of(), Double.parseDouble(norm), Double.parseDouble(rate));
    }
}
