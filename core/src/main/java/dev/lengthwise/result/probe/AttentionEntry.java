package dev.lengthwise.result.probe;

import dev.lengthwise.key.Key;
import dev.lengthwise.probe.AttentionRate;
import dev.lengthwise.probe.Side;
import dev.lengthwise.result.codec.Decimals;
import java.util.Optional;

/** Where a head looks from the positions of one side, on average. */
public record AttentionEntry(@Key(value = "length of the input", allowed = "at least 1") int length,
        @Key("the layer, from 0") int layer, @Key("the head of the layer, from 0") int head,
        @Key(value = "the positions that it looks from", allowed = "⊥, output") Side side,
        @Key("its weight on each kind of token") Mass mass,
        @Key("that of a head that looks everywhere alike") Mass uniform,
        @Key(value = "entropy of its weights, in nats", absent = "null") double entropy,
        @Key(value = "share of the tokens to look at that get no weight; missing where attention gives each some", allowed = "0 to 1") Optional<Double> zeros,
        @Key(value = "ln of the number of tokens to look at", absent = "null") double uniformEntropy,
        @Key("how often the highest single weight is on an equal token") ShareEntry mostOnEqual,
        @Key("how often the highest single weight is on the successor") ShareEntry mostOnSuccessor) {

    /** Shares of the weight. */
    public record Mass(
            @Key(value = "on tokens equal to the one that it looks from, itself among them", absent = "null") double equal,
            @Key(value = "on the token that follows it in the order of the task", absent = "null") double successor,
            @Key(value = "on ⊥", absent = "null") double separator,
            @Key(value = "on the rest", absent = "null") double other) {

        private static Mass of(AttentionRate.Mass mass) {
            return new Mass(Decimals.six(mass.equal()), Decimals.six(mass.successor()), Decimals.six(mass.separator()),
                    Decimals.six(mass.other()));
        }
    }

    static AttentionEntry of(AttentionRate rate) {
        return new AttentionEntry(rate.length(), rate.layer(), rate.head(), rate.side(), Mass.of(rate.mass()),
                Mass.of(rate.uniform()), Decimals.six(rate.entropy()),
                rate.zeros().isPresent() ? Optional.of(Decimals.six(rate.zeros().getAsDouble())) : Optional.empty(),
                Decimals.six(rate.uniformEntropy()),
                ShareEntry.of(rate.mostOnEqual()), ShareEntry.of(rate.mostOnSuccessor()));
    }
}
