package dev.lengthwise.result.probe;

import dev.lengthwise.key.Key;
import dev.lengthwise.probe.LinearScore;
import dev.lengthwise.probe.ModelProbe;
import dev.lengthwise.result.codec.Decimals;
import dev.lengthwise.statistics.Rate;
import java.util.List;
import java.util.Optional;

/** What linear probes read off a model. */
public record LinearEntries(
        @Key("the length on which they were scored besides those of training") int longer,
        @Key("a score for each place and quantity") List<Entry> scores) {
    private static final String ACCURACY = "accuracy";
    private static final String R2 = "r2";

    /** What they read off one place of the residual stream. */
    public record Entry(@Key("where in the residual stream, as TransformerLens names it") String hook,
            @Key("what is predicted") String quantity,
            @Key(value = "how it is scored", allowed = ACCURACY + ", " + R2) String measure,
            @Key("on other inputs of the lengths of training") Score trained, @Key("on longer inputs") Score longer,
            @Key("that of a probe that was trained on shuffled labels, on the lengths of training") Score trainedShuffled,
            @Key("that of a probe that was trained on shuffled labels, on longer inputs") Score longerShuffled) {

        private static Entry of(LinearScore score) {
            return new Entry(score.hook(), score.quantity().label(), score.quantity().classes() ? ACCURACY : R2,
                    Score.of(score.trained()), Score.of(score.longer()), Score.of(score.trainedShuffled()),
                    Score.of(score.longerShuffled()));
        }
    }

    /** A score on positions that the probe did not see in training. */
    public record Score(
            @Key(value = "accuracy, or R²; null where there are no positions, or all have the same number", absent = "null") double value,
            @Key(value = "lower end of the accuracy's 95 % interval", allowed = "0 to 1") Optional<Double> low,
            @Key(value = "upper end of the accuracy's 95 % interval", allowed = "0 to 1") Optional<Double> high,
            @Key("positions that were scored") long positions) {

        private static Score of(LinearScore.Score score) {
            Optional<Rate> rate = score.rate();
            return new Score(Decimals.six(score.value()), rate.map(is -> Decimals.six(is.interval().low())),
                    rate.map(is -> Decimals.six(is.interval().high())), score.positions());
        }
    }

    static LinearEntries of(ModelProbe probe) {
        return new LinearEntries(probe.longerLength(), probe.linear().stream().map(Entry::of).toList());
    }
}
