package dev.lengthwise.study;

import dev.lengthwise.file.WholeFile;
import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Inline;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.study.Reproduction.Beside;
import dev.lengthwise.text.Columns;
import dev.lengthwise.text.Counted;
import dev.lengthwise.text.Percent;
import java.io.IOException;
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
public record ReproductionOutcome(Path kept, int of, List<Beside> runs, Map<String, List<String>> circumstances) {
    private static final String NONE = "-";

    public ReproductionOutcome {
        runs = List.copyOf(runs);
        circumstances = new LinkedHashMap<>(circumstances);
    }

    /** Whether every run ended with the same bits and scores, or failed as it did before. */
    public boolean isSame() {
        return runs.stream().allMatch(Beside::isSame);
    }

    /** A line a run, and below what differs in the circumstances. */
    public String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("arm", "seed", "parameters", "every count, at each length", "exact match farthest apart"));
        for (Beside run : runs) {
            String seed = Long.toString(run.seed());
            rows.add(run.isScored()
                    ? List.of(run.arm(), seed, run.sameBits() ? "the same bits" : "other bits",
                            "the same at " + run.sameScores() + " of " + run.lengths(),
                            run.farthest()
                                    .map(far -> Percent.points(far.difference()) + " points at length " + far.length())
                                    .orElse(NONE))
                    : List.of(run.arm(), seed, NONE, NONE, "was " + run.before() + ", is " + run.now()));
        }
        StringBuilder text = new StringBuilder(Columns.of(rows));
        text.append('\n').append(runs.size()).append(" of ").append(Counted.of(of, "run")).append(" of ").append(kept)
                .append(" run again: ").append(isSame() ? "the same.\n" : "not the same.\n");
        circumstances.forEach((key, both) -> text.append("  ").append(key).append(" was ").append(both.getFirst())
                .append(", is ").append(both.getLast()).append('\n'));
        return text.toString();
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

    private record Apart(@Key("values in the input") int length,
            @Key("the new share less the kept one") double difference) {
    }

    private record Change(@Key("what it was") String was, @Key("what it is") String is) {
    }

    /** The same as one JSON document. */
    public String json() {
        Map<String, Change> changes = new LinkedHashMap<>();
        circumstances.forEach((key, both) -> changes.put(key, new Change(both.getFirst(), both.getLast())));
        return RecordWriter.text(new Outcome(kept.toString(), of, isSame(),
                runs.stream().map(ReproductionOutcome::again).toList(), changes)) + "\n";
    }

    private static RunAgain again(Beside run) {
        return new RunAgain(run.arm(), run.seed(), run.isSame(), run.before(), run.now(),
                run.isScored()
                        ? Optional.of(new ScoresAgain(run.sameBits(), run.lengths(), run.sameScores(),
                                run.farthest().map(far -> new Apart(far.length(), far.difference()))))
                        : Optional.empty());
    }

    /** Keeps both in {@code reproduction.txt} and {@code reproduction.json}. */
    public void write(Path folder) throws IOException {
        WholeFile.write(folder.resolve("reproduction.txt"), table());
        WholeFile.write(folder.resolve("reproduction.json"), json());
    }
}
