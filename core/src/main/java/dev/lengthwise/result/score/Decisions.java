package dev.lengthwise.result.score;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.key.Key;

/** How often one kind of decision was made, and how often wrongly. */
public record Decisions(@Key("decisions of this kind, over all examples") long total,
        @Key("those that were wrong after the right tokens before them") long wrong,
        @Key("those that were the first wrong one of their example") long first) {

    static Decisions of(DecisionCount count) {
        return new Decisions(count.total(), count.wrong(), count.first());
    }

    DecisionCount count() {
        return new DecisionCount(total, wrong, first);
    }
}
