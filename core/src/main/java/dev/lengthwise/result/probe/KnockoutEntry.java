package dev.lengthwise.result.probe;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.key.Key;
import dev.lengthwise.probe.Knockout;
import dev.lengthwise.result.codec.Decimals;
import dev.lengthwise.result.codec.Inline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of the decisions of one length when parts of the model are knocked out, one at a time. */
public record KnockoutEntry(@Key(value = "length of the input", allowed = "at least 1") int length,
        @Key(value = "inputs", allowed = "at least 1") long samples, @Key("the model as it is") Scored whole,
        @Key("the model without each part") List<Without> without) {

    /** What is right. */
    public record Scored(
            @Key(value = "share of examples whose whole answer is right", allowed = "0 to 1") double exact,
            @Key("by kind of decision, all counts") Map<String, Counts> decisions) {

        private static Scored of(LengthResult result) {
            Map<String, Counts> decisions = new LinkedHashMap<>();
            result.decisions()
                    .forEach((kind, count) -> decisions.put(kind, new Counts(count.total(), count.wrong())));
            return new Scored(Decimals.six(result.exact().rate()), decisions);
        }
    }

    /** How often one kind of decision was made, and how often wrongly. */
    public record Counts(@Key("decisions of this kind, over all examples") long total,
            @Key("those that were wrong after the right tokens before them") long wrong) {
        public Counts {
            if (wrong > total) {
                throw new IllegalArgumentException("wrong " + wrong + " is above total " + total);
            }
        }
    }

    /** What is right without one part. */
    public record Without(@Inline PartEntry part,
            @Key("what stands in the place of what the part says: nothing, or its mean over all positions") Knockout.Kind kind,
            @Inline Scored scored) {

        private static Without of(Knockout.Without without) {
            return new Without(PartEntry.of(without.part()), without.kind(), Scored.of(without.result()));
        }
    }

    static KnockoutEntry of(Knockout knockout) {
        LengthResult whole = knockout.whole();
        return new KnockoutEntry(whole.length(), whole.exact().total(), Scored.of(whole),
                knockout.without().stream().map(Without::of).toList());
    }
}
