package dev.lengthwise.result.study;

import dev.lengthwise.key.Key;
import java.util.Optional;

/** What a study's declared endpoint says by its own rule. */
public record EndpointEntry(@Key("the rule, in words") String rule,
        @Key("whether it was declared before any run had ended") EndpointOutcome.Declaration declared,
        @Key("what the rule says of the treatment") EndpointOutcome.Verdict verdict,
        @Key("why, in words with the numbers") String because,
        @Key("what it was looked at with; missing where it could not be looked at yet") Optional<LookEntry> look) {
    /** A look. */
    public record LookEntry(@Key("the study's first seeds, so many") int seeds,
            @Key(value = "what this look may spend of alpha", allowed = "0 to 1") double alpha,
            @Key("the mean difference in the unit of the metric, shares for exact match") double difference,
            @Key(value = "p of no difference, by sign flips", allowed = "0 to 1") double p,
            @Key(value = "the larger p of a difference as large as matters, upwards and downwards", allowed = "0 to 1") double equivalenceP) {
    }

    static EndpointEntry of(EndpointOutcome outcome) {
        return new EndpointEntry(outcome.endpoint().rule(), outcome.declared(), outcome.verdict(), outcome.because(),
                outcome.look().map(look -> new LookEntry(look.seeds(), look.alpha(), look.difference(), look.p(),
                        look.equivalenceP())));
    }
}
