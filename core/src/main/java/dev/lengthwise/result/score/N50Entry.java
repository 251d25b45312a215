package dev.lengthwise.result.score;

import dev.lengthwise.key.Key;
import java.util.Optional;
import java.util.OptionalDouble;

/** The length at which exact match falls to 50 %. */
public record N50Entry(
        @Key(value = "the length, between tested ones on a logarithmic scale; null where exact match does not fall to 50 % within the lengths tested", absent = "null") Optional<Double> length,
        @Key("the longest length tested, where exact match is above 50 % at all of them") Optional<Integer> beyond,
        @Key("the shortest length tested that is not below the trained ones, where exact match is below 50 % at all from there on") Optional<Integer> below,
        @Key(value = "lower end of the 95 % interval over test inputs; null where that is below the shortest or beyond the longest length tested", absent = "null") Optional<Double> low,
        @Key(value = "upper end of the 95 % interval over test inputs; null where that is below the shortest or beyond the longest length tested", absent = "null") Optional<Double> high) {

    /** That of an estimate. */
    public static N50Entry of(N50.Estimate estimate) {
        return new N50Entry(number(estimate.value()),
                estimate.value() instanceof N50.Beyond beyond ? Optional.of(beyond.tested()) : Optional.empty(),
                estimate.value() instanceof N50.Below below ? Optional.of(below.tested()) : Optional.empty(),
                number(estimate.low()), number(estimate.high()));
    }

    private static Optional<Double> number(N50 value) {
        OptionalDouble number = value.number();
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
}
