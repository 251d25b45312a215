package dev.lengthwise.result.study;

import dev.lengthwise.key.Key;
import dev.lengthwise.statistics.AdjustedP;
import dev.lengthwise.statistics.Pairs;
import java.util.Optional;
import java.util.OptionalDouble;

/** How clear a difference is. */
public record TestsEntry(
        @Key(value = "p of Student's t over the seeds' differences, both sides; null for one seed and where they are all the same", absent = "null") Optional<P> t,
        @Key(value = "p of all signs that the seeds' differences could have, both sides; null for one seed and where nothing differs", absent = "null") Optional<P> signFlips,
        @Key(value = "correlation over seeds of what is compared; null below three seeds and where either does not scatter", absent = "null") Optional<Double> correlation,
        @Key(value = "the same difference as if seeds were not paired, where pairing does not pay: where the correlation is 0 or below", absent = "null") Optional<Unpaired> unpaired) {
    /** A p value, by itself and among all of the study's. */
    public record P(@Key(value = "by itself", allowed = "0 to 1") double p,
            @Key(value = "adjusted by Holm for the number of the study's differences of the same score", allowed = "0 to 1") double holm,
            @Key(value = "adjusted by Benjamini and Hochberg for their number", allowed = "0 to 1") double benjaminiHochberg) {
        private static P of(AdjustedP adjusted) {
            return new P(adjusted.p(), adjusted.holm(), adjusted.benjaminiHochberg());
        }
    }

    /** A difference of means whose seeds are not paired. */
    public record Unpaired(@Key("lower end of the 95 % interval, by Welch") double low,
            @Key("upper end of the 95 % interval, by Welch") double high,
            @Key(value = "p by Welch, both sides", allowed = "0 to 1") double p,
            @Key(value = "p of all ways to give the scores to the two arms, both sides", allowed = "0 to 1") double splits) {
        private static Unpaired of(Pairs.Unpaired found) {
            return new Unpaired(found.welch().interval().low(), found.welch().interval().high(), found.welch().p(),
                    found.splits().p());
        }
    }

    static TestsEntry of(SeedScores scores, PairedDifference difference, StudyTests tests) {
        return of(difference.values(), tests.t(scores.arm().name(), scores.length(), difference.control()),
                tests.signFlips(scores.arm().name(), scores.length(), difference.control()));
    }

    static TestsEntry of(Pairs pairs, Optional<AdjustedP> t, Optional<AdjustedP> signFlips) {
        OptionalDouble correlation = pairs.correlation();
        return new TestsEntry(t.map(P::of), signFlips.map(P::of),
                correlation.isPresent() ? Optional.of(correlation.getAsDouble()) : Optional.empty(),
                pairs.unpaired().map(Unpaired::of));
    }
}
