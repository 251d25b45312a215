package dev.lengthwise.result.manifest;

import dev.lengthwise.key.Key;
import java.util.Map;
import java.util.Optional;

/** How far a run has been trained. */
public record Progress(@Key("numbers that the model has learned") Optional<Long> parameters,
        @Key("steps of training that are done") Optional<Long> step,
        @Key(value = "seconds of training, in all sessions", allowed = "0 or above") Optional<Double> seconds,
        @Key(value = "seconds in which the model was scored in the course of training", allowed = "0 or above") Optional<Double> scoringSeconds,
        @Key("what each head was trained on, the main task first") Optional<Map<String, Amount>> trainedOn,
        @Key("the step after which train.stopAt ended training") Optional<Long> stoppedAt) {
    /** Nothing is done. */
    public static final Progress NONE = new Progress(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty());

    /** The same with the model's size. */
    public Progress ofModel(long numbers) {
        return new Progress(Optional.of(numbers), step, seconds, scoringSeconds, trainedOn, stoppedAt);
    }

    /** The same at a later step. */
    public Progress at(long done, double training, double scoring, Map<String, Amount> amounts) {
        return new Progress(parameters, Optional.of(done), Optional.of(training),
                scoring > 0 ? Optional.of(scoring) : scoringSeconds, Optional.of(amounts), stoppedAt);
    }

    /** The same where training ended early, as it was good enough. */
    public Progress stopped(long after) {
        return new Progress(parameters, step, seconds, scoringSeconds, trainedOn, Optional.of(after));
    }
}
