package dev.lengthwise.result.run;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.manifest.Amount;
import dev.lengthwise.result.manifest.Movement;
import dev.lengthwise.result.score.DecisionEntry;
import dev.lengthwise.result.score.HintScore;
import dev.lengthwise.result.score.LengthScore;
import dev.lengthwise.result.score.N50;
import dev.lengthwise.result.score.N50Entry;
import dev.lengthwise.task.TrainedLengths;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run as a study's results keep it. */
public record RunEntry(@Key("the run's seed") long seed,
        @Key("done, or what has become of the run instead and why, as in failed: out of memory") String status,
        @Key("names the trained parameters; empty where there are none") String parameterHash,
        @Key(value = "seconds of training", allowed = "0 or above") double seconds,
        @Key("what each head was trained on, the main task first; missing where it is not known") Optional<Map<String, Amount>> trainedOn,
        @Key("how far training moved the weights; missing where it is not known") Optional<Movement> movement,
        @Key("a score for each length of the main task") List<LengthScore> results,
        @Key("the length at which exact match falls to 50 %; missing where fewer than two lengths count and in results of old versions") Optional<N50Entry> n50,
        @Key(value = "the scores of the hints, in the order of the recipe", absent = "[]") List<HintScore> hints,
        @Key(value = "the training loss of each head", absent = "[]") List<CurveEntry> curves,
        @Key("the scores in the course of training, a curve a length; missing where there are none") Optional<List<ScoreCurveEntry>> scoreCurves,
        @Key("the kinds of decisions of a program's task or a plug-in's, in the order of tables") Optional<List<DecisionEntry>> decisionKinds) {
    public RunEntry {
        try {
            var _ = RunStatus.parse(status);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("status: " + e.getMessage(), e);
        }
    }

    /** That of a result. */
    public static RunEntry of(RunResult run, TrainedLengths trained) {
        return new RunEntry(run.seed(), run.status().toString(), run.parameterHash(), run.seconds(),
                run.trainedOn().isEmpty() ? Optional.empty() : Optional.of(TrainedOn.amounts(run.trainedOn())),
                run.movement(), HintScore.scores(run.evaluation(), trained),
                N50.of(run.evaluation().results(), trained).map(N50Entry::of),
                HintScore.of(run.hintEvaluations(), trained), run.curves().stream().map(CurveEntry::of).toList(),
                run.scoreCurves().isEmpty()
                        ? Optional.empty()
                        : Optional.of(run.scoreCurves().stream().map(ScoreCurveEntry::of).toList()),
                DecisionEntry.of(run.evaluation()));
    }

    /**
     * What it was made of.
     *
     * @param task the main task's name
     */
    public RunResult result(String task) {
        return new RunResult(seed, RunStatus.parse(status),
                HintScore.evaluation(task, DecisionEntry.kinds(decisionKinds, task), results),
                hints.stream().map(HintScore::evaluation).toList(), curves.stream().map(CurveEntry::curve).toList(),
                parameterHash, seconds, TrainedOn.of(trainedOn.orElse(Map.of())), movement,
                scoreCurves.orElse(List.of()).stream().map(ScoreCurveEntry::curve).toList());
    }
}
