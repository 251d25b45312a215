package dev.lengthwise.study;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Inline;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.study.Reproduction.Beside;
import dev.lengthwise.text.Columns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of doing runs of a kept study again.
 *
 * @param kept the study's folder
 * @param of how many runs there are in it
 * @param runs each run that was to be done again
 * @param circumstances that differ: what it was, what it is
 */
public record ReproductionOutcome(Path kept, int of, List<Beside> runs, Map<String, List<String>> circumstances)
        implements
            Reproduced {
    private static final String NONE = "-";

    public ReproductionOutcome {
        runs = List.copyOf(runs);
        circumstances = new LinkedHashMap<>(circumstances);
    }

    /** Whether every run ended with the same bits and scores, or failed as it did before. */
    @Override
    public boolean isSame() {
        return runs.stream().allMatch(Beside::isSame);
    }

    @Override
    public String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("arm", "seed", "parameters", "every count, at each length", "exact match farthest apart"));
        for (Beside run : runs) {
            String seed = Long.toString(run.seed());
            rows.add(run.isScored()
                    ? List.of(run.arm(), seed, run.sameBits() ? "the same bits" : "other bits",
                            "the same at " + run.sameScores() + " of " + run.lengths(),
                            run.farthest().map(Apart::words).orElse(NONE))
                    : List.of(run.arm(), seed, NONE, NONE, "was " + run.before() + ", is " + run.now()));
        }
        return Columns.of(rows) + "\n" + ending(runs.size(), of, "run", kept, circumstances);
    }

    private record Outcome(@Key("the kept study's folder") String kept, @Key("how many runs there are in it") int of,
            @Key("whether nothing differs") boolean same,
            @Key("each run that was done again") List<RunAgain> runs,
            @Key("what differs in the circumstances") Map<String, Change> circumstances) {
    }

    private record RunAgain(@Key("the run's arm") String arm, @Key("the run's seed") long seed,
            @Key("whether nothing differs") boolean same, @Key("its status when it was kept") String before,
            @Key("its status now") String now, @Inline Optional<ScoresAgain> scores) {
    }

    private record ScoresAgain(@Key("whether its parameters are the same") boolean sameBits,
            @Key("at how many lengths it was tested") int lengths,
            @Key("at how many of them every count is the same") int sameScores,
            @Key("where exact match differs most") Optional<Apart> farthest) {
    }

    @Override
    public String json() {
        return RecordWriter.text(new Outcome(kept.toString(), of, isSame(),
                runs.stream().map(ReproductionOutcome::again).toList(), Change.of(circumstances))) + "\n";
    }

    private static RunAgain again(Beside run) {
        return new RunAgain(run.arm(), run.seed(), run.isSame(), run.before(), run.now(),
                run.isScored()
                        ? Optional.of(new ScoresAgain(run.sameBits(), run.lengths(), run.sameScores(),
                                run.farthest()))
                        : Optional.empty());
    }
}
