package dev.lengthwise.result.probe;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Decimals;
import dev.lengthwise.statistics.Rate;

/** A share of positions, with the counts that it is made of. */
public record ShareEntry(@Key(value = "share of the positions", allowed = "0 to 1") double share,
        @Key(value = "lower end of its 95 % interval", allowed = "0 to 1") double low,
        @Key(value = "upper end of its 95 % interval", allowed = "0 to 1") double high,
        @Key("positions where it is so") long correct,
        @Key(value = "positions in all", allowed = "at least 1") long positions) {
    public ShareEntry {
        if (correct > positions) {
            throw new IllegalArgumentException("correct " + correct + " is above positions " + positions);
        }
    }

    static ShareEntry of(Rate rate) {
        return new ShareEntry(Decimals.six(rate.share()), Decimals.six(rate.interval().low()),
                Decimals.six(rate.interval().high()), rate.correct(), rate.total());
    }
}
