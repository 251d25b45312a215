package dev.lengthwise.result.run;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.score.HintScore;
import dev.lengthwise.result.score.LengthScore;
import dev.lengthwise.result.score.LengthSpan;
import dev.lengthwise.task.TrainedLengths;
import java.util.List;
import java.util.Optional;

/** The scores of a run that has ended, as {@code train --json} prints them. */
public record FinishedRun(@Key("the run's folder") String run, @Key("the main task's name") String task,
        @Key("the recipe's seed") long seed, @Key("names the trained parameters") String parameterHash,
        @Key("the lengths that training drew, ascending") List<LengthSpan> trainedLengths,
        @Key("a score for each length of the main task") List<LengthScore> results,
        @Key("the scores of the hints, in the order of the recipe") List<HintScore> hints,
        @Key("its branches, by their examples; missing where it has none") Optional<List<FinishedBranch>> branches) {

    /** Those of a result. */
    public static FinishedRun of(String folder, RunResult result, TrainedLengths trained,
            List<FinishedBranch> branches) {
        return new FinishedRun(folder, result.evaluation().head(), result.seed(), result.parameterHash(),
                LengthSpan.of(trained), HintScore.scores(result.evaluation(), trained),
                HintScore.of(result.hintEvaluations(), trained),
                branches.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(branches)));
    }
}
