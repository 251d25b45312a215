package dev.lengthwise.result.run;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.score.LengthScore;
import dev.lengthwise.result.score.LengthSpan;
import java.util.List;
import java.util.Optional;

/** A run in the list that {@code runs --json} prints. */
public record ListedRun(@Key("the run's folder") String run,
        @Key("the main task's name; empty where the recipe cannot be read") String task,
        @Key("the hints' names") List<String> hints, @Key("the recipe's seed") long seed,
        @Key("done, or what has become of the run instead and why") String status, @Key("steps done") long step,
        @Key("steps of the whole run") long steps, @Key("seconds of training") double seconds,
        @Key("names the trained parameters; empty where there are none") String parameterHash,
        @Key("the lengths that training draws, ascending; missing where the recipe cannot be read") Optional<List<LengthSpan>> trainedLengths,
        @Key("a score for each length of the main task") List<LengthScore> results) {
}
