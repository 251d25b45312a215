package dev.lengthwise.result.probe;

import dev.lengthwise.key.Key;
import dev.lengthwise.probe.Patching;
import dev.lengthwise.result.codec.Decimals;
import dev.lengthwise.result.codec.Inline;
import java.util.List;

/** How far a decision moves when activations of another input are patched in, place by place. */
public record PatchingEntry(@Key("the values of the input") List<Integer> input,
        @Key("the values of the input whose activations are patched in") List<Integer> other,
        @Key("the kind of decision that is looked at: the first in which the answers differ") String decision,
        @Key("the tokens of the input, as read up to the decision") List<String> tokens,
        @Key("the tokens of the other input") List<String> otherTokens,
        @Key("the token that is right for the input") String answer,
        @Key("the token that is right for the other input") String otherAnswer,
        @Key(value = "logit of the other's answer less that of the own, without patch", absent = "null") double difference,
        @Key(value = "the same in the pass over the other input", absent = "null") double otherDifference,
        @Key("one part each") List<Row> rows) {
    public PatchingEntry {
        for (Row row : rows) {
            if (row.moved().size() != tokens.size()) {
                throw new IllegalArgumentException(row.part().part() + " has " + row.moved().size()
                        + " numbers moved for " + tokens.size() + " tokens");
            }
        }
    }

    /** One part, patched at one position at a time. */
    public record Row(@Inline PartEntry part,
            @Key("for each token how far the decision went, from 0, as without patch, to 1, as for the other input; four decimals") List<Double> moved) {

        private static Row of(Patching.Row row) {
            return new Row(PartEntry.of(row.part()), row.moved().stream().map(Decimals::four).toList());
        }
    }

    /** @param words the vocabulary's words, by token */
    static PatchingEntry of(Patching patching, List<String> words) {
        return new PatchingEntry(patching.clean(), patching.other(), patching.decision(),
                patching.tokens().stream().map(words::get).toList(),
                patching.otherTokens().stream().map(words::get).toList(), words.get(patching.answer()),
                words.get(patching.otherAnswer()), Decimals.six(patching.difference()),
                Decimals.six(patching.otherDifference()), patching.rows().stream().map(Row::of).toList());
    }
}
