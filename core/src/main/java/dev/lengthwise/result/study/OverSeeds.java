package dev.lengthwise.result.study;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Inline;
import dev.lengthwise.statistics.McNemar;
import dev.lengthwise.task.Placement;
import dev.lengthwise.task.TrainedLengths;
import java.util.List;
import java.util.Optional;

/** An arm's exact match at one length over its seeds. */
public record OverSeeds(@Key("length of the input") int length,
        @Key("where the length stands to those of training; missing in results of old versions") Optional<Placement> place,
        @Inline SummaryEntry summary,
        @Key(value = "the differences to the arm's controls", absent = "[]") List<ToControl> differences) {
    /** How much more an arm has than its control. */
    public record ToControl(@Key("the arm compared with") String control,
            @Key("what the differences say") PairedDifference.Verdict verdict, @Inline SummaryEntry summary,
            @Key("the difference of each seed that both have") List<Pair> pairs,
            @Key("how clear it is; missing in results of old versions") Optional<TestsEntry> tests) {

        private static ToControl of(SeedScores scores, PairedDifference difference, StudyTests tests) {
            return new ToControl(difference.control(), difference.verdict(), SummaryEntry.of(difference.points()),
                    difference.pairs().stream().map(pair -> new Pair(pair.seed(), pair.difference(),
                            pair.inputs().map(InputByInput::of))).toList(),
                    Optional.of(TestsEntry.of(scores, difference, tests)));
        }
    }

    /** One seed. */
    public record Pair(@Key("the seed") long seed, @Key("own share less the control's") double difference,
            @Key("the two models input by input; missing where it was not kept which inputs were right") Optional<InputByInput> inputs) {
    }

    /** Two models with the same seed, on the same inputs. */
    public record InputByInput(@Key("inputs that the arm alone has right") int ownOnly,
            @Key("inputs that the control alone has right") int controlOnly,
            @Key(value = "p of McNemar's exact test, both sides", allowed = "0 to 1") double p) {
        private static InputByInput of(McNemar test) {
            return new InputByInput(test.firstOnly(), test.secondOnly(), test.p());
        }
    }

    static OverSeeds of(SeedScores scores, TrainedLengths trained, StudyTests tests) {
        return new OverSeeds(scores.length(), Optional.of(trained.place(scores.length())),
                SummaryEntry.of(scores.exact()), scores.differences().stream()
                        .map(difference -> ToControl.of(scores, difference, tests)).toList());
    }
}
