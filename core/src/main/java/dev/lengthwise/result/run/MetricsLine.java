package dev.lengthwise.result.run;

import dev.lengthwise.result.codec.RecordReader;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A line of {@code metrics.jsonl}: a step has one of losses, one of scores, or both in that order. */
public sealed interface MetricsLine permits LossLine, ScoreLine {
    /** Steps done. */
    long step();

    /** Seconds of training so far. */
    double seconds();

    /** Seconds so far in which the model was scored, which are not training's. */
    Optional<Double> scoringSeconds();

    /** Seconds so far, whatever they went to. */
    default double wholeSeconds() {
        return seconds() + scoringSeconds().orElse(0.0);
    }

    /**
     * A line of one or the other kind.
     *
     * @throws IllegalArgumentException where it is neither
     */
    static MetricsLine read(JsonNode line) {
        return line.has("exact")
                ? RecordReader.read(ScoreLine.class, line)
                : RecordReader.read(LossLine.class, line);
    }
}
