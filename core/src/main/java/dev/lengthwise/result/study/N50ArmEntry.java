package dev.lengthwise.result.study;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.score.N50;
import dev.lengthwise.statistics.AdjustedP;
import dev.lengthwise.statistics.Interval;
import dev.lengthwise.statistics.Summary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The length at which an arm's exact match falls to 50 %, over its seeds. */
public record N50ArmEntry(@Key(value = "how many seeds have a score", allowed = "at least 1") int seeds,
        @Key("of these, those above 50 % at every length tested") int beyond,
        @Key("of these, those below 50 % at every length tested that is not below the trained ones") int below,
        @Key(value = "geometric mean of the seeds' lengths; null where one of them is no number", absent = "null") Optional<Double> mean,
        @Key(value = "95 % interval of the geometric mean over seeds, by Student's t of logarithms; null where there is none", absent = "null") Optional<SummaryEntry.Range> interval,
        @Key(value = "the middle length; null where that is no number", absent = "null") Optional<Double> median,
        @Key("exact interval of the median") Ends medianInterval,
        @Key("the differences to the arm's controls") List<ToControl> differences) {
    /** An interval whose ends may lie outside of what was tested. */
    public record Ends(
            @Key(value = "its lower end; null where that is no number", absent = "null") Optional<Double> low,
            @Key(value = "its upper end; null where that is no number", absent = "null") Optional<Double> high,
            @Key(value = "the probability with which it holds the median, at least", allowed = "0 to 1") double level) {
    }

    /** How much further an arm gets than its control, as a difference of logarithms to base 2: 1 is twice the length. */
    public record ToControl(@Key("the arm compared with") String control,
            @Key(value = "the differences over seeds; null where one of the lengths is no number", absent = "null") Optional<SummaryEntry> summary,
            @Key(value = "how clear the difference is; null where one of the lengths is no number", absent = "null") Optional<TestsEntry> tests) {
        private static ToControl of(N50Seeds.Difference difference, String arm, StudyTests tests) {
            Optional<AdjustedP> t = tests.t(arm, 0, difference.control());
            Optional<AdjustedP> signFlips = tests.signFlips(arm, 0, difference.control());
            return new ToControl(difference.control(), difference.summary().map(SummaryEntry::of),
                    difference.log2().map(pairs -> TestsEntry.of(pairs, t, signFlips)));
        }
    }

    static N50ArmEntry of(N50Seeds seeds, StudyTests tests) {
        Optional<Summary> log2 = seeds.log2();
        return new N50ArmEntry(seeds.seeds().size(), count(seeds, N50.Beyond.class), count(seeds, N50.Below.class),
                log2.map(summary -> StrictMath.pow(2, summary.mean())),
                log2.flatMap(Summary::interval).map(N50ArmEntry::range),
                number(seeds.median()), new Ends(number(seeds.medianLow()), number(seeds.medianHigh()),
                        seeds.medianLevel()),
                seeds.differences().stream().map(difference -> ToControl.of(difference, seeds.arm().name(), tests))
                        .toList());
    }

    private static int count(N50Seeds seeds, Class<? extends N50> kind) {
        return (int) seeds.seeds().stream().filter(seed -> kind.isInstance(seed.estimate().value())).count();
    }

    private static SummaryEntry.Range range(Interval log2) {
        return new SummaryEntry.Range(StrictMath.pow(2, log2.low()), StrictMath.pow(2, log2.high()));
    }

    private static Optional<Double> number(N50 value) {
        OptionalDouble number = value.number();
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
}
