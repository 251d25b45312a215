package dev.lengthwise.result.score;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Inline;
import dev.lengthwise.task.Placement;
import dev.lengthwise.task.TrainedLengths;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The score of a model at one length as files have it, with the counts of every kind of decision. */
public record LengthScore(@Inline BriefScore score,
        @Key("where the length stands to those of training; missing in results of old versions") Optional<Placement> place,
        @Key("by kind of decision, all counts") Map<String, Decisions> decisions) {

    /** That of a result. */
    public static LengthScore of(LengthResult result, TrainedLengths trained) {
        Map<String, Decisions> all = new LinkedHashMap<>();
        result.decisions().forEach((kind, count) -> all.put(kind, Decisions.of(count)));
        return new LengthScore(BriefScore.of(result), Optional.of(trained.place(result.length())), all);
    }

    /** What it was made of, by its counts. */
    public LengthResult result() {
        Map<String, DecisionCount> counts = new LinkedHashMap<>();
        decisions.forEach((kind, each) -> counts.put(kind, each.count()));
        return score.result(counts);
    }
}
