package dev.lengthwise.bench;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a process of training steps tells at its end, as one line of JSON.
 *
 * @param steps counted ones, at least 1
 * @param seconds they took
 * @param loss at the last step that was not counted: the same wherever the work is the same
 * @param peakBytes the most memory that was resident; 0 where the system does not tell
 */
record StepReport(long steps, double seconds, double loss, long peakBytes) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    StepReport {
        if (steps < 1 || !(seconds > 0)) {
            throw new IllegalArgumentException("steps " + steps + " in " + seconds + " s are no measurement");
        }
    }

    /** @throws IllegalArgumentException where the line is none of {@link #line} */
    static StepReport parse(String line) {
        try {
            return JSON.readValue(line, StepReport.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no report of training steps: " + line, e);
        }
    }

    String line() {
        return JSON.writeValueAsString(this);
    }

    double secondsAStep() {
        return seconds / steps;
    }

    /** Adds what was resident at most to a line's figures, in megabytes, where it is known. */
    static void putPeak(Map<String, Double> figures, String name, long bytes) {
        if (bytes > 0) {
            figures.put(name, bytes / 1e6);
        }
    }
}
