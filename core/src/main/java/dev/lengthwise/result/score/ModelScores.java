package dev.lengthwise.result.score;

import dev.lengthwise.key.Key;
import java.util.List;
import java.util.Optional;

/** The scores of a model, as {@code evaluate --json} prints them. */
public record ModelScores(@Key("the model's folder") String run,
        @Key("steps done; missing for the model at the run's end") Optional<Long> step,
        @Key("the main task's name") String task,
        @Key(value = "the hint that asked; null for the main task", absent = "null") Optional<String> hint,
        @Key(value = "how answers were scored", allowed = "teacher-forced, generated") String method,
        @Key("the arithmetic of scoring") String precision,
        @Key("another temperature than the model was trained with, as --temper takes it; missing where it was asked with its own") Optional<String> temper,
        @Key("other weights of scores than the model was trained with; missing where it was asked with its own") Optional<String> attention,
        @Key("drew the test inputs") long seed,
        @Key("the lengths that training drew, ascending") List<LengthSpan> trainedLengths,
        @Key("a score for each length") List<LengthScore> results,
        @Key("the length at which exact match falls to 50 %; missing where fewer than two lengths count, which those below the trained ones do not") Optional<N50Entry> n50) {
}
