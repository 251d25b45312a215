package dev.lengthwise.result.compare;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.score.LengthScore;
import dev.lengthwise.result.score.LengthSpan;
import java.util.List;
import java.util.Optional;

/** One of several models that are compared, as {@code compare --json} prints it. */
public record ComparedModel(@Key("the model's folder") String run,
        @Key("steps done; missing for the model at the run's end") Optional<Long> step,
        @Key("the main task's name") String task, @Key("the hints' names") List<String> hints,
        @Key("the recipe's seed; missing for a model that no run left") Optional<Long> seed,
        @Key("layers") int depth, @Key("numbers of the residual stream") int width,
        @Key("the longest length that training drew") int trainedUpTo,
        @Key("the lengths that training drew, ascending") List<LengthSpan> trainedLengths,
        @Key("a score for each length of the main task") List<LengthScore> results) {
}
