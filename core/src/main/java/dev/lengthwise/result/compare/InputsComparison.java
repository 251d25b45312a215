package dev.lengthwise.result.compare;

import dev.lengthwise.evaluate.Outcomes;
import dev.lengthwise.key.Key;
import dev.lengthwise.statistics.Bootstrap;
import dev.lengthwise.statistics.Interval;
import dev.lengthwise.statistics.McNemar;
import java.util.BitSet;
import java.util.Random;

/** Two models input by input, at one length: the first of several, and another. */
public record InputsComparison(@Key(value = "place of the other model, from 2", allowed = "at least 2") int model,
        @Key("length of the input") int length,
        @Key(value = "inputs that both were tested on", allowed = "at least 1") int inputs,
        @Key("inputs that the first model alone has right") int firstOnly,
        @Key("inputs that the other model alone has right") int otherOnly,
        @Key(value = "p of McNemar's exact test, both sides", allowed = "0 to 1") double p,
        @Key("the other's share of right inputs less the first's") double difference,
        @Key("lower end of the 95 % interval of the difference, by resampling inputs") double low,
        @Key("upper end of the 95 % interval of the difference, by resampling inputs") double high) {
    private static final long SEED = 20261129; // draws the same inputs each time

    /** Of what two models had right, on the inputs that both have. */
    public static InputsComparison of(int model, int length, Outcomes first, Outcomes other) {
        int inputs = Math.min(first.inputs(), other.inputs());
        BitSet own = first.right();
        BitSet others = other.right();
        McNemar test = McNemar.of(own, others, inputs);
        Interval interval = Bootstrap.interval(inputs, drawn -> {
            int more = 0;
            for (int input : drawn) {
                more += (others.get(input) ? 1 : 0) - (own.get(input) ? 1 : 0);
            }
            return (double) more / inputs;
        }, new Random(SEED));
        return new InputsComparison(model, length, inputs, test.firstOnly(), test.secondOnly(), test.p(),
                (double) (test.secondOnly() - test.firstOnly()) / inputs, interval.low(), interval.high());
    }
}
