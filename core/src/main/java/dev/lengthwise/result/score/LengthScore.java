package dev.lengthwise.result.score;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.evaluate.Outcomes;
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
        @Key("by kind of decision, all counts") Map<String, Decisions> decisions,
        @Key("which inputs are wholly right, in the order in which they are drawn: base64 of a bit an input, the first one in the lowest bit of the first byte; missing in results of old versions") Optional<String> outcomes) {
    public LengthScore {
        if (outcomes.isPresent()) {
            int right = parse(outcomes.get(), score).right().cardinality();
            if (right != score.correct()) {
                throw new IllegalArgumentException(
                        "outcomes has " + right + " right inputs; correct is " + score.correct());
            }
        }
    }

    private static Outcomes parse(String outcomes, BriefScore score) {
        try {
            return Outcomes.parse(outcomes, Math.toIntExact(score.samples()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("outcomes: " + e.getMessage(), e);
        }
    }

    /** That of a result. */
    public static LengthScore of(LengthResult result, TrainedLengths trained) {
        Map<String, Decisions> all = new LinkedHashMap<>();
        result.decisions().forEach((kind, count) -> all.put(kind, Decisions.of(count)));
        return new LengthScore(BriefScore.of(result), Optional.of(trained.place(result.length())), all,
                result.outcomes().map(Outcomes::base64));
    }

    /** What it was made of, by its counts. */
    public LengthResult result() {
        Map<String, DecisionCount> counts = new LinkedHashMap<>();
        decisions.forEach((kind, each) -> counts.put(kind, each.count()));
        LengthResult result = score.result(counts);
        return outcomes.map(kept -> new LengthResult(result.length(), result.exact(), result.token(),
                result.decisions(), Optional.of(parse(kept, score)))).orElse(result);
    }
}
