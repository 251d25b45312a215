package dev.lengthwise.result.score;

import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.key.Key;
import dev.lengthwise.task.DecisionKinds;
import dev.lengthwise.task.TrainedLengths;
import java.util.List;

/** How a model answers a hint's questions. */
public record HintScore(@Key("the hint's name") String hint,
        @Key("a score for each length at which the hint can ask") List<LengthScore> results) {

    /** Those of all hints. */
    public static List<HintScore> of(List<Evaluation> hints, TrainedLengths trained) {
        return hints.stream().map(hint -> new HintScore(hint.head(), scores(hint, trained))).toList();
    }

    /** One length after the other. */
    public static List<LengthScore> scores(Evaluation evaluation, TrainedLengths trained) {
        return evaluation.results().stream().map(result -> LengthScore.of(result, trained)).toList();
    }

    /** What it was made of. */
    public Evaluation evaluation() {
        return evaluation(hint, DecisionKinds.UNKNOWN, results);
    }

    /**
     * What scores were made of.
     *
     * @param head the main task's name or a hint's
     */
    public static Evaluation evaluation(String head, DecisionKinds kinds, List<LengthScore> results) {
        return new Evaluation(head, kinds, results.stream().map(LengthScore::result).toList());
    }
}
