package dev.lengthwise.gap;

import dev.lengthwise.construct.Forecast;
import dev.lengthwise.construct.Limit;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.key.Key;
import dev.lengthwise.result.score.BriefScore;
import java.util.List;
import java.util.Optional;

/** A construction with one softmax in one arithmetic on one family of inputs, as results keep it. */
public record CellEntry(@Key("the arithmetic") String precision, @Key("the softmax") String softmax,
        @Key("the family of inputs") String family, @Key("whether no length is left to try") boolean done,
        @Key(value = "the shortest tested length with a wrong answer; null where none is", absent = "null") Optional<Integer> firstFailure,
        @Key(value = "the kind of decision that most often was the first wrong one there", absent = "null") Optional<String> firstWrongDecision,
        @Key(value = "why theory does not vouch for that decision", absent = "null") Optional<String> why,
        @Key(value = "the shortest length that theory does not vouch for; null where it vouches for all", absent = "null") Optional<ForecastEntry> sureBelow,
        @Key(value = "the shortest length that is wrong in exact arithmetic; null where none is", absent = "null") Optional<ForecastEntry> wrongFrom,
        @Key("whether measurement and theory agree at all lengths that were tested") GapCell.Agreement agreement,
        @Key("the longest length that was tested; 0 where none was") int longest,
        @Key("a score for each length, brief") List<BriefScore> results) {
    /** What theory says. */
    public record ForecastEntry(@Key("the length") int length, @Key("why") String limit) {
        private static ForecastEntry of(Forecast forecast) {
            return new ForecastEntry(forecast.length(), forecast.limit().words());
        }

        private Forecast forecast() {
            return new Forecast(length, new Limit(limit));
        }
    }

    static CellEntry of(GapCell cell) {
        return new CellEntry(cell.precision(), cell.softmax(), cell.family(), cell.done(),
                cell.firstFailure().map(LengthResult::length), cell.firstWrongDecision(),
                cell.why().isEmpty() ? Optional.empty() : Optional.of(cell.why()),
                cell.sureBelow().map(ForecastEntry::of), cell.wrongFrom().map(ForecastEntry::of), cell.agreement(),
                cell.longest(), cell.results().stream().map(BriefScore::of).toList());
    }

    GapCell cell() {
        return new GapCell(precision, softmax, family, results.stream().map(BriefScore::result).toList(), done,
                sureBelow.map(ForecastEntry::forecast), wrongFrom.map(ForecastEntry::forecast), limit(why), agreement);
    }

    /** Whatever the words: the construction that knows the limit may be of a plug-in that is not loaded here. */
    private static Optional<Limit> limit(Optional<String> why) {
        return why.filter(words -> !words.equals(GapCell.UNKNOWN)).map(Limit::new);
    }
}
