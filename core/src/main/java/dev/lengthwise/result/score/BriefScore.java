package dev.lengthwise.result.score;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The score at one length: rates with their interval, and the counts that they are made of. Of decisions it has those that broke an answer:
 * inputs of thousands of copies have thousands of kinds.
 */
public record BriefScore(@Key("length of the input") int length,
        @Key(value = "examples", allowed = "at least 1") long samples,
        @Key(value = "share of examples whose whole answer is right", allowed = "0 to 1") double exact,
        @Key(value = "lower end of the 95 % interval of exact over test inputs", allowed = "0 to 1") double low,
        @Key(value = "upper end of the 95 % interval of exact over test inputs", allowed = "0 to 1") double high,
        @Key(value = "share of decisions that are right", allowed = "0 to 1") double token,
        @Key("by kind of decision, how many examples it broke first; kinds that broke none are left out") Map<String, Long> errors,
        @Key("examples whose whole answer is right") long correct,
        @Key(value = "decisions, over all examples", allowed = "at least 1") long tokens,
        @Key("decisions that are right") long tokensCorrect) {
    public BriefScore {
        Keys.check(BriefScore.class, length, samples, exact, low, high, token, errors, correct, tokens, tokensCorrect);
        errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
        var _ = new Accuracy(correct, samples);
        var _ = new Accuracy(tokensCorrect, tokens);
    }

    /** That of a result. */
    public static BriefScore of(LengthResult result) {
        Map<String, Long> errors = new LinkedHashMap<>();
        result.decisions().forEach((kind, count) -> {
            if (count.first() > 0) {
                errors.put(kind, count.first());
            }
        });
        Accuracy exact = result.exact();
        return new BriefScore(result.length(), exact.total(), exact.rate(), exact.low(), exact.high(),
                result.token().rate(), errors, exact.correct(), result.token().total(), result.token().correct());
    }

    /** What it was made of; of decisions those alone are known, and counted, that were the first wrong ones. */
    public LengthResult result() {
        Map<String, DecisionCount> counts = new LinkedHashMap<>();
        errors.forEach((kind, first) -> counts.put(kind, new DecisionCount(first, first, first)));
        return result(counts);
    }

    LengthResult result(Map<String, DecisionCount> decisions) {
        return new LengthResult(length, new Accuracy(correct, samples), new Accuracy(tokensCorrect, tokens), decisions);
    }
}
