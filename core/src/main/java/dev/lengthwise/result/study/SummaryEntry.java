package dev.lengthwise.result.study;

import dev.lengthwise.key.Key;
import dev.lengthwise.statistics.Summary;
import java.util.Optional;

/** A few values, one a seed, summed up. */
public record SummaryEntry(@Key(value = "how many seeds have a value", allowed = "at least 1") int seeds,
        @Key("their mean") double mean, @Key("the middle value, or the mean of the two in the middle") double median,
        @Key(value = "their standard deviation; null for one seed", absent = "null") Optional<Double> deviation,
        @Key("the least value") double least, @Key("the greatest value") double greatest,
        @Key(value = "95 % interval of the mean over seeds, by Student's t; null for one seed and where all values are the same", absent = "null") Optional<Range> interval,
        @Key("exact interval of the median; missing in results of old versions") Optional<MedianRange> medianInterval) {
    /** An interval. */
    public record Range(@Key("its lower end") double low, @Key("its upper end") double high) {
    }

    /** An interval with its own level. */
    public record MedianRange(@Key("its lower end") double low, @Key("its upper end") double high,
            @Key(value = "the probability with which it holds the median, at least", allowed = "0 to 1") double level) {
    }

    static SummaryEntry of(Summary summary) {
        return new SummaryEntry(summary.count(), summary.mean(), summary.median(),
                summary.deviation().isPresent()
                        ? Optional.of(summary.deviation().getAsDouble())
                        : Optional.empty(),
                summary.least(), summary.greatest(),
                summary.interval().map(interval -> new Range(interval.low(), interval.high())),
                Optional.of(new MedianRange(summary.medianInterval().low(), summary.medianInterval().high(),
                        summary.medianInterval().level())));
    }
}
