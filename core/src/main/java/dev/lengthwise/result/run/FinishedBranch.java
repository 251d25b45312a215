package dev.lengthwise.result.run;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.score.HintScore;
import dev.lengthwise.result.score.LengthScore;
import dev.lengthwise.task.TrainedLengths;
import java.util.List;

/** The scores of a branch of a run that has ended. */
public record FinishedBranch(@Key("the branch's folder, that of a run like any other") String run,
        @Key("examples in all that are asked for, those of hints included") long examples,
        @Key("examples of the main task that its steps have") long mainExamples,
        @Key("its steps, the shared ones included") int steps,
        @Key("steps that it shares with its trunk, after which its learning rate falls") int from,
        @Key("done, or what has become of it instead and why") String status,
        @Key("names the trained parameters; empty where there are none") String parameterHash,
        @Key("a score for each length of the main task") List<LengthScore> results) {

    /** Those of a result. */
    public static FinishedBranch of(String folder, BranchOf branch, RunResult result, TrainedLengths trained) {
        return new FinishedBranch(folder, branch.examples(), branch.mainExamples(), branch.steps(), branch.from(),
                result.status().toString(), result.parameterHash(), HintScore.scores(result.evaluation(), trained));
    }
}
